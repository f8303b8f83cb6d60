/**
 * Adds to package-lock.json the optional packages of other platforms that the registry at hand did not have when the
 * lock was written. `npm ci` refuses a lock without them ("Missing: … from lock file"), though it would never install
 * them here. Run it after each `npm install`: npm run lock.
 */
import { readFileSync, writeFileSync } from 'node:fs';

export interface LockEntry {
  readonly version?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly os?: readonly string[];
  readonly cpu?: readonly string[];
  readonly libc?: readonly string[];
}

export type LockPackages = Readonly<Record<string, LockEntry>>;

const systems = [
  'darwin',
  'linux',
  'win32',
  'android',
  'freebsd',
  'openharmony',
  'netbsd',
  'openbsd',
  'sunos',
  'aix',
];
const processors = [
  'arm64',
  'x64',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
  'mips64el',
  'arm',
];

/** The lock's packages with an entry for each optional package that is named and absent. */
export function completeLock(packages: LockPackages): LockPackages {
  const missing = Object.entries(packages).flatMap(([from, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => !isLocked(packages, from, name))
      .map(([name, range]) => [`node_modules/${name}`, toEntry(name, range, entry)] as const),
  );
  const all = [...Object.entries(packages), ...missing];
  return Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** As Node looks it up: beside the package that names it, then in each folder above. */
function isLocked(packages: LockPackages, from: string, name: string): boolean {
  const above = from
    .split('/node_modules/')
    .map((_, index, parts) => parts.slice(0, index + 1).join('/node_modules/'));
  return ['', ...above].some((folder) => `${folder ? `${folder}/` : ''}node_modules/${name}` in packages);
}

/** Platform packages say in their name what they are for. */
function toEntry(name: string, range: string, parent: LockEntry): LockEntry {
  const words = name.split('/').at(-1) ?? name;
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  const libc = words.includes('musl')
    ? 'musl'
    : words.endsWith('gnu') && os === 'linux'
      ? 'glibc'
      : undefined;
  return {
    version: range.replace(/^[~^]/, ''),
    ...(cpu && { cpu: [cpu] }),
    ...(parent.dev && { dev: true }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  };
}

if (process.argv[1]?.endsWith('complete-lock.ts')) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: LockPackages };
  writeFileSync(
    'package-lock.json',
    `${JSON.stringify({ ...lock, packages: completeLock(lock.packages) }, null, 2)}\n`,
  );
}

import { dirname, join, normalize } from 'node:path/posix';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** A line of the import law that a file breaks. */
export interface Breach {
  readonly file: string;
  readonly imports: string;
  readonly law: string;
}

/** Rooms from left to right: each imports only from rooms to its left. */
export const rooms = ['schemas', 'contracts', 'sources', 'mesh', 'gateway', 'cli'];
/** Inside mesh, likewise. */
export const meshRooms = [
  ...['store', 'intake', 'identity', 'unify', 'consistency'],
  ...['compose', 'city', 'registry', 'drift', 'hub'],
];

/** Programs around the house, which start or measure its parts; nothing imports from them. */
const outside = ['bin', 'bench', 'tools'];
const withoutFrameworks = ['schemas', 'contracts'];
const frameworks = /^(@nestjs\/|typeorm$|graphql$|graphql\/|@graphql-)/;

interface Import {
  readonly file: string;
  /** As written. */
  readonly specifier: string;
  /** Path from the project's root for what lies in the project; undefined for packages. */
  readonly target: string | undefined;
}

/** Everything in `text` that breaks the law, `file` being its path from the project's root. */
export function findBreaches(file: string, text: string): Breach[] {
  const imports = ts
    .preProcessFile(text, true, true)
    .importedFiles.map(({ fileName }) => toImport(file, fileName));
  return [
    ...imports.flatMap((one) => laws.flatMap((law) => law(one) ?? [])),
    ...findEnvironmentReads(file, text),
  ];
}

function toImport(file: string, specifier: string): Import {
  if (specifier.startsWith('.'))
    return { file, specifier, target: normalize(join(dirname(file), specifier)) };
  if (specifier.startsWith('#')) return { file, specifier, target: specifier.slice(1) };
  if (specifier.startsWith('file:')) return { file, specifier, target: fileURLToPath(specifier) };
  return { file, specifier, target: undefined };
}

function toRoom(path: string): string {
  return path.split('/')[0] ?? '';
}

function breach({ file, specifier }: Import, law: string): Breach {
  return { file, imports: specifier, law };
}

type Law = (one: Import) => Breach | undefined;

const laws: Law[] = [
  /** A room imports only from rooms to its left. */
  (one) => {
    if (one.target === undefined) return undefined;
    const [from, to] = [rooms.indexOf(toRoom(one.file)), rooms.indexOf(toRoom(one.target))];
    if (from === -1 || to === -1 || to <= from) return undefined;
    return breach(
      one,
      `${toRoom(one.file)} must not import from ${toRoom(one.target)}, which stands to its right`,
    );
  },
  /** Another room is entered by its index.ts, through its #name. */
  (one) => {
    if (one.target === undefined || toRoom(one.file) === toRoom(one.target)) return undefined;
    if (!rooms.includes(toRoom(one.target)) || toRoom(one.file) === 'console') return undefined;
    if (isTestDoor(one) || outside.includes(toRoom(one.file))) return undefined;
    if (one.specifier === `#${toRoom(one.target)}`) return undefined;
    return breach(one, `${toRoom(one.target)} is entered by #${toRoom(one.target)} only`);
  },
  /** A folder inside a room is entered by its index.ts. */
  (one) => {
    if (one.target === undefined || toRoom(one.file) !== toRoom(one.target)) return undefined;
    if (!rooms.includes(toRoom(one.file))) return undefined;
    const [inside, other] = [toFolder(one.file), toFolder(one.target)];
    if (other === undefined || inside === other || one.target.endsWith('/index.ts') || isTestDoor(one))
      return undefined;
    return breach(one, `${toRoom(one.file)}/${other} is entered by its index.ts only`);
  },
  /** Inside mesh, the order of the way of the data holds. */
  (one) => {
    if (one.target === undefined || toRoom(one.file) !== 'mesh' || toRoom(one.target) !== 'mesh')
      return undefined;
    const from = meshRooms.indexOf(toFolder(one.file) ?? '');
    const to = meshRooms.indexOf(toFolder(one.target) ?? '');
    if (from === -1 || to === -1 || to <= from) return undefined;
    return breach(
      one,
      `mesh/${meshRooms[from]} must not import from mesh/${meshRooms[to]}, which stands to its right`,
    );
  },
  /** The console talks to the gateway over HTTP only. */
  (one) => {
    if (one.target === undefined) return undefined;
    const [from, to] = [toRoom(one.file), toRoom(one.target)];
    if (from === 'console' && rooms.includes(to))
      return breach(one, 'console imports nothing from the rooms');
    if (rooms.includes(from) && to === 'console' && !isSpec(one.file))
      return breach(one, 'no room imports from console');
    return undefined;
  },
  /** What the house is must not depend on what stands in one city. */
  (one) => {
    if (one.target === undefined || !rooms.includes(toRoom(one.file)) || isSpec(one.file)) return undefined;
    return toRoom(one.target) === 'examples' ? breach(one, 'no room imports from examples') : undefined;
  },
  (one) => {
    if (one.target !== undefined || !withoutFrameworks.includes(toRoom(one.file))) return undefined;
    return frameworks.test(one.specifier)
      ? breach(one, `${toRoom(one.file)} knows no NestJS, TypeORM or GraphQL`)
      : undefined;
  },
];

/** The folder below the room, or undefined for a file that lies in the room itself. */
function toFolder(path: string): string | undefined {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1] : undefined;
}

function isSpec(file: string): boolean {
  return /\.spec\.ts$|\/testing\/|\/scenarios\//.test(file);
}

/** A `testing/` folder holds a room's real thing for other rooms' tests. */
function isTestDoor(one: Import): boolean {
  return isSpec(one.file) && (one.target?.includes('/testing/') ?? false);
}

function findEnvironmentReads(file: string, text: string): Breach[] {
  if (/\.config\.[jt]s$/.test(file) || !/\bprocess\s*(\?\.|\.|\[\s*['"`])\s*env\b/.test(text)) return [];
  return [{ file, imports: 'the environment', law: 'the environment is read only in *.config.ts' }];
}

const form = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/;

/** MAJOR.MINOR.PATCH as Semantic Versioning 2.0.0 writes it; a contract is published or not, so no pre-releases. */
export function isVersion(text: string): boolean {
  return form.test(text);
}

/** Readers of one major version can read every later one of it. */
export function majorOf(version: string): number {
  return toNumbers(version)[0] ?? 0;
}

/** Negative where `a` is the older one. Texts that are no versions come before every version. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [toNumbers(a), toNumbers(b)];
  const differing = [0, 1, 2].find((index) => left[index] !== right[index]);
  return differing === undefined ? 0 : (left[differing] ?? -1) - (right[differing] ?? -1);
}

function toNumbers(version: string): number[] {
  const parts = form.exec(version);
  return parts ? parts.slice(1).map(Number) : [];
}

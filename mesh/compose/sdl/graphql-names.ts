import { majorOf } from '#contracts';
import type { DatasetId, DepartmentId } from '#schemas';

/**
 * A GraphQL name for any text: what GraphQL does not know becomes `_`. A text with nothing left (a Chinese
 * column) becomes `fallback`, so the caller adds the original as a description.
 */
export function toGraphqlName(text: string, fallback: string): string {
  const kept = text.replace(/[^_0-9A-Za-z]+/g, '_').replace(/^_+|_+$/g, '');
  if (!/[A-Za-z0-9]/.test(kept)) return fallback;
  return /^[0-9]/.test(kept) ? `_${kept}` : kept;
}

/** `public-security` → `publicSecurity`. */
export function toCamelCase(text: string): string {
  const parts = text.split(/[^0-9A-Za-z]+/).filter(Boolean);
  const joined = parts.map((part, index) => (index === 0 ? lowerFirst(part) : upperFirst(part))).join('');
  return toGraphqlName(joined, 'unnamed');
}

export function upperFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/**
 * The query field of a raw dataset: `public-security.population` → `publicSecurity_population`. Each further major
 * version has a field of its own, `…_v2`, so that a reader of the first is never surprised.
 */
export function toDatasetField(dataset: DatasetId, version = '1.0.0'): string {
  const [department = '', ...rest] = dataset.split('.');
  const major = majorOf(version);
  const field = `${toCamelCase(department)}_${toCamelCase(rest.join('-'))}`;
  return major > 1 ? `${field}_v${major}` : field;
}

/** The prefix of a department's own service: department and system, with a trailing `_`. */
export function toServicePrefix(department: DepartmentId, system: string): string {
  return `${toCamelCase(department)}_${toCamelCase(system)}_`;
}

/** Names for a list of texts, in order, none twice: a name met again gets a number. */
export function toUniqueNames(texts: readonly string[], taken: Iterable<string> = []): string[] {
  const used = new Set(taken);
  return texts.map((text, index) => {
    const wanted = toGraphqlName(text, `field${index + 1}`);
    let name = wanted;
    for (let number = 2; used.has(name); number += 1) name = `${wanted}_${number}`;
    used.add(name);
    return name;
  });
}

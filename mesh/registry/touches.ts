import type { ChangeKind, ContractChange } from '#contracts';

/** What of a dataset a question uses: one of its own fields, or an attribute of an entity that it is mapped to. */
export interface Touchable {
  readonly field: string;
  readonly isAttribute: boolean;
}

/** Changes whose path leads to a field. */
const ofFields: readonly ChangeKind[] = ['field', 'unit', 'meaning', 'classification', 'uniqueness', 'text'];

/** Whether a question that uses `field` notices the change. A change of the dataset as a whole touches every use. */
export function touches({ what, path }: ContractChange, { field, isAttribute }: Touchable): boolean {
  if (what === 'mapping') return isAttribute && isWithin(toAttribute(path), field);
  if (!ofFields.includes(what)) return true;
  return !isAttribute && isWithin(path.replaceAll('[]', ''), field);
}

/** `mapping.person as wife.name` → `person.name`: a question on an entity does not know by which role it was told. */
function toAttribute(path: string): string {
  return path
    .replace(/^mapping\./, '')
    .replace(/ as [^.]+/, '')
    .replace(/\.when$/, '');
}

function isWithin(path: string, field: string): boolean {
  return path === field || path.startsWith(`${field}.`) || field.startsWith(`${path}.`);
}

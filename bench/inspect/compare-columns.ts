import type { Contract, ContractField } from '#contracts';
import type { DatasetRead } from '#sources';

/** One column of a contract written by hand beside its draft. */
export interface ColumnComparison {
  readonly column: string;
  /** The system's own name. */
  readonly foreign: string;
  readonly isFound: boolean;
  readonly type: boolean;
  readonly key: boolean;
  /** As the hand wrote, or stricter where every row that was seen has a value. */
  readonly required: boolean;
  /** The draft demands a value where the hand does not. */
  readonly isStricter: boolean;
  readonly format: boolean;
  readonly enum: boolean;
  readonly said: string;
}

/** A column is right when its type, its place in the key and its being required are. */
export function isRight({ isFound, type, key, required }: ColumnComparison): boolean {
  return isFound && type && key && required;
}

interface Side {
  readonly contract: Contract;
  readonly read: DatasetRead;
}

/** Every column of the contract written by hand, nested ones too, by the system's own names. */
export function compareColumns(hand: Side, draft: Side): ColumnComparison[] {
  const drafted = new Map(listColumns(draft).map((column) => [column.foreign, column]));
  return listColumns(hand).map((column) => compareColumn(column, drafted.get(column.foreign)));
}

interface Column {
  readonly name: string;
  readonly foreign: string;
  readonly field: ContractField;
}

function listColumns({ contract, read }: Side): Column[] {
  return contract.fields.flatMap((field) =>
    flatten({ name: field.name, foreign: read.fields?.[field.name] ?? field.name, field }),
  );
}

function flatten(column: Column): Column[] {
  const { name, foreign, field } = column;
  const inside = field.fields ?? field.items?.fields ?? [];
  const below = inside.flatMap((each) =>
    flatten({ name: `${name}.${each.name}`, foreign: `${foreign}.${each.name}`, field: each }),
  );
  return [column, ...below];
}

function compareColumn({ name, foreign, field }: Column, drafted: Column | undefined): ColumnComparison {
  const base = { column: name, foreign };
  if (drafted === undefined) {
    const none = { type: false, key: false, required: false, isStricter: false, format: false, enum: false };
    return { ...base, isFound: false, ...none, said: 'not in the draft' };
  }
  const other = drafted.field;
  const type = other.type === field.type && isSameForm(field, other);
  const key = other.key === field.key;
  const isStricter = other.required && !field.required;
  const required = other.required || !field.required;
  const format = (field.options.format ?? '') === (other.options.format ?? '');
  const isEnum = sameValues(field.enum, other.enum);
  const said = [
    type ? '' : `type ${toType(field)} drafted ${toType(other)}`,
    key ? '' : `key ${String(field.key)} drafted ${String(other.key)}`,
    required ? '' : 'required is missing',
    isEnum ? '' : `enum ${toList(field.enum)} drafted ${toList(other.enum)}`,
  ];
  return {
    ...base,
    isFound: true,
    type,
    key,
    required,
    isStricter,
    format,
    enum: isEnum,
    said: said.filter(Boolean).join('; '),
  };
}

/** A date whose digits stand otherwise is another type to a reader. */
function isSameForm(field: ContractField, other: ContractField): boolean {
  if (field.type !== 'date' && field.type !== 'timestamp') return true;
  return (field.options.format ?? 'yyyy-MM-dd') === (other.options.format ?? 'yyyy-MM-dd');
}

function sameValues(a: ContractField['enum'], b: ContractField['enum']): boolean {
  return toList(a) === toList(b);
}

function toList(values: ContractField['enum']): string {
  return values === undefined ? 'none' : values.map(String).sort().join(' ');
}

function toType({ type, options }: ContractField): string {
  return options.format === undefined ? type : `${type} ${options.format}`;
}

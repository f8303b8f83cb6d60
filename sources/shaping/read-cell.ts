import type { FieldType } from '#contracts';

const number = /^[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * A cell of an untyped file as the contract's type. What does not look like it stays as it is: the contract's
 * validator then says so, and nothing is guessed.
 */
export function readCell(cell: unknown, type: FieldType | undefined): unknown {
  if (typeof cell === 'number' && type !== 'number' && type !== 'integer')
    return type === undefined ? cell : toText(cell, type);
  if (typeof cell !== 'string') return cell;
  if (type === 'number' || type === 'integer') return toNumber(cell.trim()) ?? cell;
  if (type === 'boolean') return toBoolean(cell.trim()) ?? cell;
  return cell;
}

function toNumber(text: string): number | undefined {
  return number.test(text) ? Number(text) : undefined;
}

/** Excel keeps numbers typed into text columns, such as telephones, as numbers; its dates may be day counts. */
function toText(cell: number, type: FieldType): unknown {
  return type === 'string' ? String(cell) : cell;
}

function toBoolean(text: string): boolean | undefined {
  if (/^(true|是)$/i.test(text)) return true;
  return /^(false|否)$/i.test(text) ? false : undefined;
}

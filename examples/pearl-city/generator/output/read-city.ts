import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { readSheet } from 'read-excel-file/node';
import type { ForeignRow, TrueMember } from '../registers/entry.ts';
import { toFile } from './row-sink.ts';
import type { TrueEntity } from './true-entities.ts';

/** A line of truth/members.jsonl or truth/references.jsonl. */
export interface MemberLine extends TrueMember {
  dataset: string;
  key: string;
  errors?: string[];
  broken?: boolean;
  deleted?: boolean;
}

export interface ContradictionLine {
  kind: string;
  entity: string;
  records: { dataset: string; key: string }[];
}

/** Whole lines of a JSON Lines file; what follows the last line end is no line yet. */
export function readLines<T>(file: string): T[] {
  const whole = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return whole.map((line) => JSON.parse(line) as T);
}

export function readTruth(out: string): {
  members: MemberLine[];
  references: MemberLine[];
  entities: Map<string, TrueEntity>;
  contradictions: ContradictionLine[];
} {
  const read = <T>(name: string): T[] => readLines<T>(join(out, 'truth', `${name}.jsonl`));
  return {
    members: read<MemberLine>('members'),
    references: read<MemberLine>('references'),
    entities: new Map(read<TrueEntity>('entities').map((entity) => [entity.id, entity])),
    contradictions: read<ContradictionLine>('contradictions'),
  };
}

function readDelimited(file: string): ForeignRow[] {
  const text = iconv.decode(readFileSync(file), 'gb18030');
  return parse(text, { columns: true, relax_column_count: true });
}

async function readWorkbook(file: string): Promise<ForeignRow[]> {
  const [header = [], ...rows] = await readSheet(file);
  return rows.map((row) => Object.fromEntries(header.map((column, index) => [String(column), row[index]])));
}

/** The rows of a dataset as the department has them, whatever the file's kind. For tests and measurements. */
export async function readRows(out: string, dataset: string): Promise<ForeignRow[]> {
  const file = toFile(out, dataset);
  if (file.endsWith('.csv')) return readDelimited(file);
  return file.endsWith('.xlsx') ? readWorkbook(file) : readLines<ForeignRow>(file);
}

import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { toMemberId, type MemberReference } from '../../store/index.ts';
import { toMemberReference } from '../features/index.ts';
import type { Truth, TruthSource } from './truth.ts';

/**
 * Reads the truth about one entity type. A member list has lines `{dataset, key, role, entity, truth}`; a file of
 * records has the truth in one column and the record's key in another, the same for every dataset.
 * @throws Error when the file cannot be read or has not those columns
 */
export async function readTruth(source: TruthSource, entityType: string): Promise<Truth> {
  if (source.members !== undefined) {
    const members = await readMembers(source.members, entityType);
    return { entityOf: (memberId) => members.get(memberId) };
  }
  const { file, column, id } = source;
  if (file === undefined || column === undefined || id === undefined)
    throw new Error("The city's truth needs either members, or file, column and id.");
  const keys = await readColumn({ file, column, id });
  return { entityOf: (memberId) => keys.get(toMemberReference(memberId).key) };
}

interface TruthLine extends MemberReference {
  entity: string;
  truth: string;
}

async function readMembers(file: string, entityType: string): Promise<Map<string, string>> {
  const members = new Map<string, string>();
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    if (text.trim() === '') continue;
    const line = JSON.parse(text) as TruthLine;
    if (line.entity === entityType) members.set(toMemberId({ ...line, role: line.role ?? '' }), line.truth);
  }
  return members;
}

async function readColumn(source: {
  file: string;
  column: string;
  id: string;
}): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  const rows = createReadStream(source.file).pipe(parse({ columns: true, bom: true, relax_quotes: true }));
  for await (const row of rows as AsyncIterable<Record<string, string>>) {
    const [key, truth] = [row[source.id], row[source.column]];
    if (key === undefined || truth === undefined)
      throw new Error(`The truth's file has no column "${key === undefined ? source.id : source.column}".`);
    if (truth !== '') keys.set(key, truth);
  }
  return keys;
}

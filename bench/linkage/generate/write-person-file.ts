import { appendFileSync, mkdtempSync, openSync, closeSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { makePeople } from '../../../examples/pearl-city/generator/city/make-people.ts';
import { Clerk, type ErrorAccounts } from '../../../examples/pearl-city/generator/errors/clerk.ts';
import { LineWriter } from '../../../examples/pearl-city/generator/output/line-writer.ts';
import { ResidentNumbers } from '../../../examples/pearl-city/generator/people/resident-numbers.ts';
import { Random } from '../../../examples/pearl-city/generator/random.ts';
import { GrowingAddressBook } from './growing-address-book.ts';
import { makeStandings } from './make-standings.ts';
import { personRegisters, type PersonRegister } from './person-registers.ts';
import { personColumns, toPersonRows, type PersonRow } from './to-person-rows.ts';

export interface PersonFileOptions {
  readonly file: string;
  /** Exactly so many rows are written. */
  readonly records: number;
  readonly seed?: number;
  readonly onProgress?: (written: number) => void;
}

export interface PersonFileSummary {
  readonly records: number;
  /** Persons who have a row. */
  readonly persons: number;
  readonly recordsByDataset: Readonly<Record<string, number>>;
}

/** What the demo's city has, and what the shares of `personRegisters` come to. */
const recordsPerPerson = 3.8;
const personsPerHousehold = 2.6;

/** Registers one after the other, as departments deliver them; each is written to a file of its own meanwhile. */
class RegisterFile {
  readonly file: string;
  readonly #writer: LineWriter;
  readonly #prefix: string;
  rows = 0;

  constructor(folder: string, { dataset, prefix }: PersonRegister) {
    this.file = join(folder, `${dataset}.csv`);
    this.#writer = new LineWriter(this.file);
    this.#prefix = prefix;
  }

  write(row: PersonRow): void {
    this.rows += 1;
    this.#writer.write(`${[`${this.#prefix}${this.rows}`, ...row].map(toCell).join(',')}\n`);
  }

  close(): void {
    this.#writer.close();
  }
}

/**
 * Writes the person records of nine registers as one CSV file. The same seed and number of records give the same bytes;
 * memory holds a block of 200 persons and the resident ids given out so far. The file is there whole or not at all.
 */
export function writePersonFile(options: PersonFileOptions): PersonFileSummary {
  const folder = mkdtempSync(join(dirname(options.file), '.registers-'));
  try {
    const files = new Map(personRegisters.map((register) => [register, new RegisterFile(folder, register)]));
    const persons = writeRows(options, files);
    const parts = [...files.values()];
    for (const part of parts) part.close();
    const whole = join(folder, 'whole.csv');
    appendFileSync(whole, `${personColumns.join(',')}\n`);
    for (const { file } of parts) append(whole, file);
    renameSync(whole, options.file);
    const counted = [...files].map(([{ dataset }, { rows }]): [string, number] => [dataset, rows]);
    return { records: options.records, persons, recordsByDataset: Object.fromEntries(counted) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @returns how many persons have a row */
function writeRows(
  { records, seed = 1, onProgress }: PersonFileOptions,
  files: ReadonlyMap<PersonRegister, RegisterFile>,
): number {
  const accounts: ErrorAccounts = new Map();
  const households = records / recordsPerPerson / personsPerHousehold;
  const addresses = new GrowingAddressBook(String(seed), households);
  const tools = { addresses, numbers: new ResidentNumbers(), accounts };
  const truthAt = personColumns.length - 2;
  let [written, persons] = [0, 0];
  // Block 0 is the demo's showcase, whose rows have no errors.
  for (let block = 1; written < records; block += 1) {
    const people = makePeople(String(seed), block, tools);
    const standings = makeStandings(people, new Random(seed, 'standings', block));
    const seen = new Set<string>();
    for (const [register, file] of files) {
      const random = new Random(seed, register.dataset, block);
      const rows = toPersonRows(register, standings, new Clerk(random, accounts, register.dataset));
      for (const row of random.shuffle(rows).slice(0, records - written)) {
        file.write(row);
        written += 1;
        seen.add(row[truthAt] ?? '');
      }
    }
    persons += seen.size;
    onProgress?.(written);
  }
  return persons;
}

function toCell(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

const piece = Buffer.allocUnsafe(1 << 20);

function append(whole: string, part: string): void {
  const descriptor = openSync(part, 'r');
  try {
    for (let read = readSync(descriptor, piece); read > 0; read = readSync(descriptor, piece))
      appendFileSync(whole, piece.subarray(0, read));
  } finally {
    closeSync(descriptor);
  }
}

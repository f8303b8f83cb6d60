import { join } from 'node:path';
import type { Block } from '../city/block.ts';
import { rates } from '../error-rates.ts';
import { Clerk, type ErrorAccounts } from '../errors/clerk.ts';
import { Random } from '../random.ts';
import type { Entry, Register } from '../registers/entry.ts';
import { registers } from '../registers/index.ts';
import { ContradictionBook, type RecordName } from './contradiction-book.ts';
import { LineWriter } from './line-writer.ts';
import { openSink, type RowSink } from './row-sink.ts';
import { toTrueEntities } from './true-entities.ts';

/** Rows of a dataset in one block never reach this number, so keys stay unique. */
const keysPerBlock = 1000;

/** Writes block after block: what the departments see, and apart from it the truth. */
export class CityWriter {
  readonly counts: Record<string, number> = {};
  private readonly out: string;
  private readonly accounts: ErrorAccounts;
  private readonly sinks: Map<string, RowSink>;
  private readonly truth: Record<'members' | 'references' | 'entities' | 'contradictions', LineWriter>;

  constructor(out: string, accounts: ErrorAccounts) {
    this.out = out;
    this.accounts = accounts;
    this.sinks = new Map(registers.map(({ dataset }) => [dataset, openSink(out, dataset)]));
    this.truth = {
      members: this.openTruth('members'),
      references: this.openTruth('references'),
      entities: this.openTruth('entities'),
      contradictions: this.openTruth('contradictions'),
    };
  }

  writeBlock(block: Block): void {
    const contradictions = new ContradictionBook();
    for (const register of registers) {
      this.writeRegister(register, block, (entry, record) => contradictions.note(entry, record));
    }
    for (const entity of toTrueEntities(block)) this.truth.entities.write(`${JSON.stringify(entity)}\n`);
    for (const found of contradictions.all()) {
      this.truth.contradictions.write(`${JSON.stringify(found)}\n`);
      this.count(`contradiction ${found.kind}`, 1);
    }
  }

  async close(): Promise<void> {
    for (const sink of this.sinks.values()) await sink.close();
    for (const writer of Object.values(this.truth)) writer.close();
  }

  private writeRegister(
    register: Register,
    block: Block,
    onWritten: (entry: Entry, record: RecordName) => void,
  ): void {
    const random = new Random(block.seed, register.dataset, block.number);
    const clerk = new Clerk(random, this.accounts, register.dataset);
    const entries = random.shuffle(register.entries(block, clerk));
    const spoilt = drawSpoilt(clerk, entries, block.number === 0);
    entries.forEach((entry, index) => {
      const number = block.number * keysPerBlock + index + 1;
      const key = register.toKey(number);
      const row = { [register.keyField]: key, ...entry.row };
      const columns = Object.keys(row);
      entry.complete?.(row, number);
      if (spoilt.has(entry)) register.spoil(row, random);
      this.sinks.get(register.dataset)?.write(row, columns);
      this.writeTruth(register, key, { entry, isBroken: spoilt.has(entry) });
      // A row that breaks its contract reaches nobody, and contradicts nobody.
      if (!spoilt.has(entry)) onWritten(entry, { dataset: register.dataset, key });
    });
    this.count(register.dataset, entries.length);
  }

  private writeTruth(
    register: Register,
    key: string,
    { entry, isBroken }: { entry: Entry; isBroken: boolean },
  ): void {
    const writer = register.isRaw ? this.truth.references : this.truth.members;
    for (const { role, entity, truth } of entry.members) {
      const marks = {
        errors: entry.errors?.length ? entry.errors : undefined,
        broken: isBroken || undefined,
        deleted: entry.isDeleted,
      };
      writer.write(`${JSON.stringify({ dataset: register.dataset, key, role, entity, truth, ...marks })}\n`);
    }
  }

  private count(name: string, more: number): void {
    this.counts[name] = (this.counts[name] ?? 0) + more;
  }

  private openTruth(name: string): LineWriter {
    return new LineWriter(join(this.out, 'truth', `${name}.jsonl`));
  }
}

/** Rows that will break their contract: a few in a thousand, and one in the first block of every dataset. */
function drawSpoilt(clerk: Clerk, entries: readonly Entry[], isFirstBlock: boolean): Set<Entry> {
  const candidates = new Set(entries.filter((entry) => !entry.isPinned && !entry.contradictions?.length));
  const spoilt = new Set(
    entries.filter((entry) => clerk.errs('broken', rates.contractBroken, candidates.has(entry))),
  );
  if (isFirstBlock && spoilt.size === 0 && candidates.size > 1)
    spoilt.add(clerk.random.pick([...candidates]));
  return spoilt;
}

import type { PoolClient } from 'pg';
import { encodeFields } from './binary-rows.ts';
import type { BinaryRows } from './binary-rows.ts';
import { CopyQueue } from './copy-queue.ts';
import type { CopyLane } from './copy-queue.ts';
import type { DeliveredRow, DeliveryOptions, RefusedRow, RemovedRow } from './delivery-writer.ts';
import { measureKept, readKeptKeys } from './kept-stage.ts';
import type { StagedSoFar } from './kept-stage.ts';
import { hashOf, toUnhashed } from './hash-of.ts';
import { KeyFilter } from './key-filter.ts';
import { stageColumns } from './stage-tables.ts';
import { toHash, toStorableJson, toStorableText } from './storable.ts';

/** A row ready to be written. */
interface StagedRow {
  readonly line: number;
  readonly key: string;
  readonly payload: string;
  readonly row: DeliveredRow;
}

interface ProbedRow {
  readonly staged: StagedRow;
  readonly hash: string;
}

/** Where the rows of a delivery go as they come: to the stage, or, into an empty dataset, to their final place. */
export class Stage {
  readonly client: PoolClient;
  /** The newest as-of that was seen. */
  freshest: string | null = null;
  doubts = 0;
  readonly #options: DeliveryOptions;
  readonly #queue: CopyQueue;
  readonly #records: CopyLane;
  readonly #members: CopyLane;
  readonly #doubts: CopyLane;
  readonly #quarantine: CopyLane;
  #filter = new KeyFilter();
  readonly #recordPrefix: Buffer;
  readonly #memberPrefix: Buffer;
  readonly #directFrom: number | undefined;
  readonly #probes: CopyLane;
  readonly #changes: CopyLane;
  /** Rows that the probe lane holds, by their line. */
  #probed = new Map<number, ProbedRow>();
  #comparisons: Promise<void>[] = [];
  #line = 0;
  #admitted = 0;
  #seenBefore = 0;

  /** @param directFrom the time at which rows go straight to their final place; undefined: they are staged */
  constructor(client: PoolClient, options: DeliveryOptions, directFrom: number | undefined) {
    this.client = client;
    this.#options = options;
    this.#directFrom = directFrom;
    const { isDirect } = this;
    this.#queue = new CopyQueue(client);
    const { record, member, doubt, quarantine, probe, change } = stageColumns;
    this.#records = this.#queue.openLane(isDirect ? directRecord : `stage_record (${record})`);
    this.#members = this.#queue.openLane(isDirect ? directMember : `stage_member (${member})`);
    this.#doubts = this.#queue.openLane(`stage_doubt (${doubt})`);
    this.#quarantine = this.#queue.openLane(`stage_quarantine (${quarantine})`);
    this.#probes = this.#queue.openLane(`stage_probe (${probe})`);
    this.#changes = this.#queue.openLane(`stage_change (${change})`);
    this.#recordPrefix = encodeFields((rows) => this.#writeConstants(rows));
    this.#memberPrefix = encodeFields(
      (rows) => (rows.text(options.run.dataset), rows.timestamp(directFrom ?? null)),
    );
  }

  /** A stage over the kept tables, which hold what `before` had written. */
  static goOn(before: Stage): Stage {
    const stage = new Stage(before.client, before.#options, undefined);
    stage.#filter = before.#filter;
    stage.#know({ line: before.#line, seen: before.staged, doubts: before.doubts });
    stage.freshest = before.freshest;
    return stage;
  }

  /** A stage over kept tables that another process has filled. */
  static async takeUp(client: PoolClient, options: DeliveryOptions, freshest: string | null): Promise<Stage> {
    const stage = new Stage(client, options, undefined);
    stage.freshest = freshest;
    stage.#know(await measureKept(client));
    for await (const keys of readKeptKeys(client)) for (const key of keys) stage.#filter.addIfNew(key);
    return stage;
  }

  get isDirect(): boolean {
    return this.#directFrom !== undefined;
  }

  /** Good rows that PostgreSQL has confirmed, and what was admitted after a doubt. */
  get staged(): number {
    const lane = this.#isCompared ? this.#probes : this.#records;
    return this.#seenBefore + lane.stored + this.#admitted;
  }

  /** Each key stands once, and only what differs from what is kept is staged. */
  get #isCompared(): boolean {
    return !this.isDirect && this.#options.order !== 'sequence';
  }

  admit(rows: number): void {
    this.#admitted += rows;
  }

  async add(rows: readonly DeliveredRow[]): Promise<void> {
    for (const row of rows) {
      const staged = this.#toStaged(row);
      if (row.asOf !== null && (this.freshest === null || row.asOf > this.freshest)) this.freshest = row.asOf;
      if (this.#options.order !== 'sequence' && this.#filter.addIfNew(staged.key)) this.#writeDoubt(staged);
      else if (this.#isCompared) this.#probe(staged);
      else this.#write(staged, this.isDirect ? this.#hashLater(staged) : this.#hash(staged));
      if (this.#probed.size >= probeSize) await this.#compare();
      if (this.#queue.isFull(this.#records)) await this.#queue.send(this.#records);
      if (this.#queue.isFull(this.#members)) await this.#queue.send(this.#members);
    }
    if (this.#queue.isFull(this.#doubts)) await this.#queue.send(this.#doubts);
  }

  async remove(rows: readonly RemovedRow[]): Promise<void> {
    for (const { key, sequence } of rows) {
      const record = this.#records.rows;
      record.begin(7);
      record.integer(++this.#line);
      record.text(toStorableText(key));
      for (let empty = 0; empty < 4; empty++) record.text(null);
      record.text(sequence ?? null);
    }
    if (this.#queue.isFull(this.#records)) await this.#queue.send(this.#records);
  }

  async refuse(rows: readonly RefusedRow[]): Promise<void> {
    for (const row of rows) {
      const payload = toStorableText(row.payload);
      const reasons = toStorableJson(JSON.stringify(row.reasons));
      const quarantine = this.#quarantine.rows;
      quarantine.begin(5);
      quarantine.text(toHash(payload + reasons));
      quarantine.text(row.key && toStorableText(row.key));
      quarantine.text(toStorableText(row.position));
      quarantine.text(payload);
      quarantine.jsonb(reasons);
      if (this.#queue.isFull(this.#quarantine)) await this.#queue.send(this.#quarantine);
    }
  }

  /** Every good row that went straight to its place; those that were doubted and not admitted did not. */
  listDirectLines(doubted: ReadonlyMap<number, unknown> = new Map()): number[] {
    return Array.from({ length: this.#line }, (_, index) => index + 1).filter((line) => !doubted.has(line));
  }

  async drain(): Promise<void> {
    if (this.#probed.size > 0) await this.#compare();
    await Promise.all(this.#comparisons.splice(0));
    await this.#queue.drain();
  }

  /** Waits for what is on its way, so that the connection is free; never throws. */
  async abandon(): Promise<void> {
    await Promise.allSettled(this.#comparisons);
    await this.#queue.settle();
  }

  async countPresent(): Promise<number> {
    if (this.isDirect) return 0;
    await this.drain();
    const { rows } = await this.client.query<{ count: string }>(
      'SELECT count(*) FROM record WHERE dataset = $1',
      [this.#options.run.dataset],
    );
    return Number(rows[0]?.count ?? 0);
  }

  #know({ line, seen, doubts }: StagedSoFar): void {
    this.#line = line;
    this.#seenBefore = seen;
    this.doubts = doubts;
  }

  #probe(staged: StagedRow): void {
    const { rows } = this.#probes;
    rows.begin(4);
    rows.integer(staged.line);
    rows.text(staged.key);
    const hash = this.#hash(staged);
    rows.text(hash);
    rows.text(toPosition(staged.row));
    this.#probed.set(staged.line, { staged, hash });
  }

  /** Asks which of the probed rows differ from what is kept, while the next ones are being made, and stages those. */
  async #compare(): Promise<void> {
    const probed = this.#probed;
    this.#probed = new Map();
    const query = { text: differingLines, values: [this.#options.run.dataset] };
    const answer = this.#queue.exchange<{ line: number; isNew: boolean }>(this.#probes, query);
    const comparison = answer.then(async (differing) => {
      for (const { line, isNew } of differing) {
        const row = probed.get(line);
        if (row) await this.#stageChange(row, isNew);
      }
    });
    // Whoever waits for it hears of its failure; nobody may be there yet.
    comparison.catch(() => undefined);
    this.#comparisons.push(comparison);
    if (this.#comparisons.length > 1) await this.#comparisons.shift();
  }

  async #stageChange({ staged, hash }: ProbedRow, isNew: boolean): Promise<void> {
    this.#write(staged, hash);
    const { rows } = this.#changes;
    rows.begin(3);
    rows.integer(staged.line);
    rows.text(staged.key);
    rows.boolean(isNew);
    for (const lane of [this.#records, this.#members, this.#changes])
      if (this.#queue.isFull(lane)) await this.#queue.send(lane);
  }

  #toStaged(row: DeliveredRow): StagedRow {
    const payload = toStorableJson(JSON.stringify(row.payload));
    return { line: ++this.#line, key: toStorableText(row.key), payload, row };
  }

  /** How a row is mapped belongs to its hash: a new version of the contract may map the same row otherwise. */
  #hash({ payload, row }: StagedRow): string {
    const { mappingSignature } = this.#options;
    return mappingSignature === undefined
      ? toHash(payload + JSON.stringify(row.parts))
      : toHash(payload) + mappingSignature;
  }

  /** What a row that goes straight to its place need not be hashed for. */
  #hashLater(staged: StagedRow): string {
    const { mappingSignature } = this.#options;
    return mappingSignature === undefined ? this.#hash(staged) : toUnhashed(mappingSignature);
  }

  #write(staged: StagedRow, hash: string): void {
    const { rows } = this.#records;
    if (this.isDirect) {
      rows.begin(10);
      rows.fields(this.#recordPrefix);
    } else {
      rows.begin(7);
      rows.integer(staged.line);
    }
    writeRow(rows, staged, hash);
    for (const part of staged.row.parts) this.#writeMember(staged, part);
  }

  #writeMember({ line, key, row }: StagedRow, part: DeliveredRow['parts'][number]): void {
    const { rows } = this.#members;
    rows.begin(this.isDirect ? 7 : 5);
    if (this.isDirect) {
      rows.fields(this.#memberPrefix);
      rows.timestamp(toMilliseconds(row.asOf));
    } else rows.integer(line);
    rows.text(key);
    rows.text(part.role);
    rows.text(part.entity);
    rows.jsonb(toStorableJson(JSON.stringify(part.attributes)));
  }

  #writeDoubt(staged: StagedRow): void {
    this.doubts += 1;
    const { rows } = this.#doubts;
    rows.begin(8);
    rows.integer(staged.line);
    writeRow(rows, staged, this.#hash(staged));
    rows.text(toStorableJson(JSON.stringify(staged.row.parts)));
  }

  #writeConstants(rows: BinaryRows): void {
    const { run, contractVersion } = this.#options;
    rows.text(run.dataset);
    rows.text(contractVersion);
    rows.timestamp(this.#directFrom ?? null);
    rows.uuid(run.id);
  }
}

/** So many rows are compared at a time. */
const probeSize = 2000;

/** One look into the index for each row: the table may be a thousand times larger than the probe. */
const differingLines = `
  WITH seen AS (INSERT INTO stage_seen (line, key, hash, position) SELECT line, key, hash, position FROM stage_probe)
  SELECT probe.line, record.key IS NULL AS "isNew"
  FROM stage_probe probe LEFT JOIN LATERAL (SELECT key, ${hashOf('record')} AS hash FROM record WHERE dataset = $1 AND key = probe.key LIMIT 1) record ON true
  WHERE record.hash IS DISTINCT FROM probe.hash`;

const directRecord =
  'record (dataset, contract_version, recorded_at, run_id, key, payload, hash, as_of, position, sequence)';
const directMember = 'member (dataset, recorded_at, as_of, key, role, entity_type, attributes)';

function writeRow(rows: BinaryRows, { key, payload, row }: StagedRow, hash: string): void {
  rows.text(key);
  rows.text(payload);
  rows.text(hash);
  rows.timestamp(toMilliseconds(row.asOf));
  rows.text(toPosition(row));
  rows.text(row.sequence ?? null);
}

function toPosition({ position }: DeliveredRow): string | null {
  return position === undefined ? null : toStorableText(position);
}

function toMilliseconds(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

import DataLoader from 'dataloader';
import type { DatasetId, EntityId, EntityTypeName } from '#schemas';
import type { MemberRow, Store } from '../store/index.ts';
import type { Envelope } from './envelope.ts';
import { emptyEnvelope } from './envelope.ts';
import type { LiveAnswer, LiveDataset } from './live-dataset.ts';
import { LiveReading } from './live-reading.ts';
import { toMirroredMember } from './member.ts';
import type { Member } from './member.ts';
import { SourceReports } from './source-reports.ts';
import type { SourceReport } from './source-reports.ts';
import type { SurvivorshipRules } from './survivorship-rules.ts';
import { unifyAttribute } from './unify-attribute.ts';

/** What all requests share. */
export interface UnifierCity {
  readonly store: Store;
  readonly survivorship: ReadonlyMap<EntityTypeName, SurvivorshipRules>;
  readonly liveDatasets: ReadonlyMap<DatasetId, LiveDataset>;
}

/** An entity as resolvers pass it on. */
export interface EntityReference {
  readonly entityId: EntityId;
  readonly entityType: EntityTypeName;
}

/**
 * Reads entities for one request. The datasets consulted for an attribute are all that map it, whatever else is
 * asked, so a value never depends on the shape of the query; and all that is asked in one turn costs one
 * statement for the mirrored members and one read per live dataset.
 */
export class Unifier {
  readonly #city: UnifierCity;
  readonly #signal: AbortSignal | undefined;
  readonly #members: DataLoader<EntityId, MemberRow[]>;
  readonly #readings = new Map<DatasetId, LiveReading>();
  readonly #envelopes = new Map<string, Promise<Envelope>>();
  readonly #reports = new SourceReports();

  constructor(city: UnifierCity, signal?: AbortSignal) {
    this.#city = city;
    this.#signal = signal;
    this.#members = new DataLoader((ids) => readMembers(city.store, ids), { maxBatchSize: 1000 });
  }

  /** The mirrored member records of an entity: which records belong to it is the linkage's word, not a source's. */
  members(entityId: EntityId): Promise<MemberRow[]> {
    return this.#members.load(entityId);
  }

  /** The unified value of an attribute. */
  envelope(entity: EntityReference, attribute: string): Promise<Envelope> {
    const place = `${entity.entityId}\0${attribute}`;
    const known = this.#envelopes.get(place);
    if (known) return known;
    const envelope = this.#unify(entity, attribute);
    this.#envelopes.set(place, envelope);
    return envelope;
  }

  /** Which sources were not reached until now. */
  reports(): SourceReport[] {
    return this.#reports.all();
  }

  async #unify(entity: EntityReference, attribute: string): Promise<Envelope> {
    const rule = this.#city.survivorship.get(entity.entityType)?.get(attribute);
    if (!rule) return emptyEnvelope;
    const rows = await this.#members.load(entity.entityId);
    const members = await Promise.all(rows.map((row) => this.#refresh(row, attribute)));
    return unifyAttribute(
      rule,
      members.filter((member) => member !== undefined),
    );
  }

  /** The member as it is now: as mirrored, as its live source says, or undefined when it is gone from there. */
  #refresh(row: MemberRow, attribute: string): Member | undefined | Promise<Member | undefined> {
    const live = this.#city.liveDatasets.get(row.dataset);
    if (!live) return toMirroredMember(row);
    if (!mapsAttribute(live, row, attribute)) return undefined;
    return this.#readingOf(row.dataset, live)
      .load(row.key)
      .then((answer) => this.#toMember(row, answer));
  }

  #readingOf(dataset: DatasetId, live: LiveDataset): LiveReading {
    const known = this.#readings.get(dataset);
    if (known) return known;
    const reading = new LiveReading(live, this.#signal);
    this.#readings.set(dataset, reading);
    return reading;
  }

  #toMember(row: MemberRow, answer: LiveAnswer): Member | undefined {
    if (answer.state === 'gone') return undefined;
    if (answer.state === 'unreached') {
      this.#reports.add(row, answer.error);
      return { ...row, reached: false };
    }
    const part = answer.parts.find(({ entity, role }) => entity === row.entityType && role === row.role);
    if (!part) return undefined;
    const { attributes } = part;
    return { ...row, attributes, asOf: answer.asOf, recordedAt: answer.answeredAt, reached: true };
  }
}

function mapsAttribute({ contract }: LiveDataset, row: MemberRow, attribute: string): boolean {
  return contract.mappings.some(
    (mapping) =>
      mapping.entity === row.entityType && mapping.role === row.role && attribute in mapping.attributes,
  );
}

async function readMembers(store: Store, entityIds: readonly EntityId[]): Promise<MemberRow[][]> {
  const rows = await store.members.ofEntities(entityIds);
  const byEntity = Map.groupBy(rows, (row) => row.entityId);
  return entityIds.map((entityId) => byEntity.get(entityId) ?? []);
}

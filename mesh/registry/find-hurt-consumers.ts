import { majorOf } from '#contracts';
import type { ContractChange } from '#contracts';
import type { DatasetId } from '#schemas';
import type { FieldUse } from '../store/index.ts';
import type { HurtConsumer } from './publish-report.ts';
import { touches } from './touches.ts';

/** What an agreement lets a client use; without `fields`, all of the dataset. */
export interface AgreedUse {
  readonly client: string;
  readonly fields?: readonly string[];
}

export interface Harm {
  readonly dataset: DatasetId;
  /** What really was used, by version. */
  readonly uses: readonly FieldUse[];
  readonly agreed: readonly AgreedUse[];
  /** From the version that is active to the new one. */
  readonly changes: readonly ContractChange[];
  readonly activeVersion: string;
  /** Older major versions that are still answered once the new one is active, and until when. */
  readonly servedUntil: ReadonlyMap<number, string>;
  /** Older major versions that are no longer answered then. */
  readonly endedMajors: ReadonlySet<number>;
  /** What the active version says of entities, as `place.resolution`. */
  readonly attributes: ReadonlySet<string>;
  /** Fields that a translation was seen to deliver, by major version; without an entry, all are believed to be. */
  readonly delivered: ReadonlyMap<number, ReadonlySet<string>>;
}

type Hurt = FieldUse & Pick<HurtConsumer, 'because' | 'servedUntil'>;

/** The clients whose questions a new version breaks, each with the fields that it used; nobody else is bothered. */
export function findHurtConsumers(harm: Harm): HurtConsumer[] {
  const hurts = [...harm.uses, ...toUses(harm)].flatMap((use) => findHurt(use, harm) ?? []);
  return [...Map.groupBy(hurts, ({ client }) => client)].map(([client, of]) => toConsumer(client, of));
}

function findHurt(use: FieldUse, harm: Harm): Hurt | undefined {
  const major = majorOf(use.version);
  const isAttribute = harm.attributes.has(use.field);
  const isActive = major === majorOf(harm.activeVersion);
  const touching = isActive ? harm.changes.filter(isHurtful) : [];
  if (touching.some((change) => touches(change, { field: use.field, isAttribute })))
    return { ...use, because: 'changed', servedUntil: isAttribute ? null : findServedUntil(use, harm) };
  // Entities are made of the newest rows, whatever its version: only a field of the old version's own goes with it.
  if (isAttribute || !harm.endedMajors.has(major)) return undefined;
  return { ...use, because: 'ends', servedUntil: null };
}

function isHurtful({ severity, hurts }: ContractChange): boolean {
  return severity === 'breaking' && (hurts === 'readers' || hurts === 'both');
}

function findServedUntil({ version, field }: FieldUse, harm: Harm): string | null {
  const major = majorOf(version);
  const delivered = harm.delivered.get(major);
  if (delivered && !delivered.has(field.split('.')[0] ?? field)) return null;
  return harm.servedUntil.get(major) ?? null;
}

/** An agreement counts as a use of the active version that nobody has made yet. */
function toUses({ agreed, changes, dataset, activeVersion: version }: Harm): FieldUse[] {
  const all = changes.filter(isHurtful).map(({ path }) => path);
  return agreed.flatMap(({ client, fields = all }) =>
    fields.map((field) => ({ dataset, version, field, client, lastUsed: '', count: 0 })),
  );
}

/** What is changed says more than that the version ends. */
function toConsumer(client: string, all: readonly Hurt[]): HurtConsumer {
  const changed = all.filter(({ because }) => because === 'changed');
  const hurts = changed.length > 0 ? changed : all;
  const lastUsed = hurts.map((use) => use.lastUsed).reduce((a, b) => (a > b ? a : b));
  const until = hurts.map(({ servedUntil }) => servedUntil);
  return {
    client,
    because: changed.length > 0 ? 'changed' : 'ends',
    fields: [...new Set(hurts.map(({ field }) => field))].sort(),
    lastUsed: lastUsed === '' ? null : lastUsed,
    count: Math.max(...hurts.map(({ count }) => count)),
    servedUntil: all.some(({ servedUntil }) => servedUntil === null) ? null : (until.sort()[0] ?? null),
  };
}

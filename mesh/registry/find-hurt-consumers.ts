import { majorOf } from '#contracts';
import type { ContractChange } from './comparing.ts';
import type { FieldUse } from '../store/index.ts';
import type { HurtConsumer } from './publish-report.ts';
import { touches } from './touches.ts';

/** What an agreement lets a client use; without `fields`, all of the dataset. */
export interface AgreedUse {
  readonly client: string;
  readonly fields?: readonly string[];
}

export interface Harm {
  /** What really was used, by version. */
  readonly uses: readonly FieldUse[];
  readonly agreed: readonly AgreedUse[];
  /** From the version that is active to the new one. */
  readonly changes: readonly ContractChange[];
  readonly activeMajor: number;
  /** Older major versions that are still answered once the new one is active, and until when. */
  readonly servedUntil: ReadonlyMap<number, string>;
  /** Older major versions that are no longer answered then. */
  readonly endedMajors: ReadonlySet<number>;
  /** What the active version says of entities, as `place.resolution`, and which of it the new one no longer says. */
  readonly attributes: { readonly said: ReadonlySet<string>; readonly lost: ReadonlySet<string> };
  /** Fields that a translation was seen to deliver, by major version; without an entry, all are believed to be. */
  readonly delivered: ReadonlyMap<number, ReadonlySet<string>>;
}

/** The clients whose questions a new version breaks, each with the fields that it used; nobody else is bothered. */
export function findHurtConsumers(harm: Harm): HurtConsumer[] {
  const hurtful = harm.changes.filter(isHurtful);
  const byClient = new Map<string, FieldUse[]>();
  for (const use of [...harm.uses, ...toUses(harm, hurtful)]) {
    if (!isHurt(use, harm, hurtful)) continue;
    byClient.set(use.client, [...(byClient.get(use.client) ?? []), use]);
  }
  return [...byClient].map(([client, uses]) => toConsumer(client, uses, harm));
}

function isHurtful({ severity, hurts }: ContractChange): boolean {
  return severity === 'breaking' && (hurts === 'readers' || hurts === 'both');
}

function isHurt(use: FieldUse, harm: Harm, hurtful: readonly ContractChange[]): boolean {
  const major = majorOf(use.version);
  if (harm.attributes.said.has(use.field)) return harm.attributes.lost.has(use.field);
  if (major !== harm.activeMajor) return harm.endedMajors.has(major);
  return hurtful.some((change) => touches(change, use.field));
}

/** An agreement counts as a use of the active version that nobody has made yet. */
function toUses({ agreed, uses, activeMajor }: Harm, hurtful: readonly ContractChange[]): FieldUse[] {
  const [first] = uses;
  const version = `${activeMajor}.0.0`;
  return agreed.flatMap(({ client, fields }) =>
    (fields ?? hurtful.map(({ path }) => path)).map(
      (field) => ({ dataset: first?.dataset, version, field, client, lastUsed: '', count: 0 }) as FieldUse,
    ),
  );
}

function toConsumer(client: string, uses: readonly FieldUse[], harm: Harm): HurtConsumer {
  const lastUsed = uses.map((use) => use.lastUsed).reduce((a, b) => (a > b ? a : b));
  const until = uses.map((use) => findServedUntil(use, harm));
  const isServed = until.every((time) => time !== null);
  return {
    client,
    fields: [...new Set(uses.map(({ field }) => field))].sort(),
    lastUsed: lastUsed === '' ? null : lastUsed,
    count: uses.reduce((sum, { count }) => Math.max(sum, count), 0),
    servedUntil: isServed ? (until.sort()[0] ?? null) : null,
  };
}

function findServedUntil({ version, field }: FieldUse, harm: Harm): string | null {
  // Entities are made of the newest rows only.
  if (harm.attributes.lost.has(field)) return null;
  const major = majorOf(version);
  const delivered = harm.delivered.get(major);
  if (delivered && !delivered.has(field.split('.')[0] ?? field)) return null;
  return harm.servedUntil.get(major) ?? null;
}

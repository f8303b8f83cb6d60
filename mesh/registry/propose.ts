import { majorOf } from '#contracts';
import type { Contract } from '#contracts';
import type { EntityType, Fault } from '#schemas';
import type { ContractVersion } from '../store/index.ts';
import { examine } from './candidate.ts';
import type { Candidate, Examination } from './candidate.ts';
import { getContract, toSentences } from './contract-text.ts';
import { findHurtConsumers } from './find-hurt-consumers.ts';
import type { HurtConsumer, PublishReport } from './publish-report.ts';
import type { PublisherPorts, PublishOptions } from './publisher-ports.ts';
import { addDays, findHasteFault, lookBackDays, toActiveFrom, usualDays } from './schedule.ts';
import { toSuccession } from './succession.ts';
import type { HeldVersion, Succession } from './succession.ts';
import { findTrialFaults, noDryRun, tryContract } from './try-contract.ts';
import type { Trial } from './try-contract.ts';

/** A report, and what is to be stored where nothing speaks against it. */
export interface Proposal {
  readonly report: PublishReport;
  readonly accepted?: { readonly candidate: Candidate; readonly activeFrom: Date };
}

/** Looks at a contract as if it were published now: everything that a publish finds, and nothing is changed. */
export async function propose(
  ports: PublisherPorts,
  text: string,
  options: PublishOptions,
): Promise<Proposal> {
  const examination = await examine(ports, text, options);
  const { candidate } = examination;
  if (!candidate || examination.faults.length > 0) return { report: toEarlyReport(examination) };
  const now = ports.now?.() ?? new Date();
  const trial = await tryContract(ports, candidate, options);
  const timing = toTiming(candidate, options, now);
  const activeFrom = toActiveFrom(timing);
  const until = addDays(activeFrom, usualDays.grace).toISOString();
  const succession = toSuccession(
    candidate.versions.map((row) => toHeld(row, ports.city().entityTypes)),
    toNext(candidate),
  );
  const consumers = await findConsumers(ports, { candidate, trial, succession, until, now });
  const isAtOnce = activeFrom <= now;
  const isSameMajor = ({ version }: HeldVersion) => majorOf(version) === majorOf(candidate.contract.version);
  const haste = options.emergency === undefined && findHasteFault(candidate.document, isAtOnce, consumers);
  const faults = [
    ...(haste && timing.isBreaking ? [haste] : []),
    ...findTrialFaults(trial, candidate, isAtOnce),
    ...findForsakenFaults(candidate, succession, timing.isBreaking),
  ];
  const report: PublishReport = {
    ...toFrame(examination),
    outcome: faults.length > 0 ? 'refused' : isAtOnce ? 'published' : 'in-notice',
    faults,
    comparedWith: candidate.predecessor?.row.version ?? null,
    comparison: candidate.comparison ?? null,
    dryRun: trial.dryRun,
    consumers,
    notice: isAtOnce ? null : { days: toDays(now, activeFrom), activeFrom: activeFrom.toISOString() },
    deprecates: succession.kept.map((each) => ({
      version: each.version,
      until: toUntil(candidate, each, until),
    })),
    replaces: succession.ended.filter(isSameMajor).map(({ version }) => version),
    retires: succession.ended.filter((each) => !isSameMajor(each)).map(({ version }) => version),
  };
  const said = { ...report, sentence: toSentence(report) };
  return faults.length > 0 ? { report: said } : { report: said, accepted: { candidate, activeFrom } };
}

/** What decides whether other versions can be served from a version's rows. */
export function toHeld(row: ContractVersion, entityTypes: readonly EntityType[]): HeldVersion {
  const { version, status } = row;
  if (status === 'retired') return { version, status, translatesTo: [] };
  return { version, status, translatesTo: getContract(row, entityTypes).translations.map(({ to }) => to) };
}

function toNext({ contract }: Candidate): HeldVersion {
  const translatesTo = contract.translations.map(({ to }) => to);
  return { version: contract.version, status: 'active', translatesTo };
}

function toTiming(candidate: Candidate, options: PublishOptions, now: Date) {
  const { fromActive, comparison, predecessor, active } = candidate;
  const waits = predecessor !== active ? predecessor?.row.activeFrom : undefined;
  return {
    now,
    isBreaking: fromActive?.bump === 'major',
    noticeDays: options.noticeDays,
    emergency: options.emergency,
    notBefore: waits,
    sharesNotice: waits !== undefined && comparison?.bump !== 'major',
  };
}

interface Reach {
  readonly candidate: Candidate;
  readonly trial: Trial;
  readonly succession: Succession;
  readonly until: string;
  readonly now: Date;
}

async function findConsumers(
  ports: PublisherPorts,
  { candidate, trial, succession, until, now }: Reach,
): Promise<HurtConsumer[]> {
  const { contract, active, fromActive } = candidate;
  if (!active) return [];
  const major = ({ version }: { version: string }) => majorOf(version);
  const delivered = trial.translations.flatMap(({ trial: { to }, delivered: fields }) =>
    fields ? [[majorOf(to), fields] as const] : [],
  );
  return findHurtConsumers({
    uses: await ports.store.usage.consumers(contract.dataset, { sinceDays: lookBackDays, now }),
    agreed: (await ports.agreed?.(contract.dataset)) ?? [],
    changes: fromActive?.changes ?? [],
    dataset: contract.dataset,
    activeVersion: active.row.version,
    attributes: toAttributes(active.contract),
    servedUntil: new Map(
      succession.kept.map((each) => [major(each), toUntil(candidate, each, until)] as const),
    ),
    endedMajors: new Set(succession.ended.map(major).filter((each) => each !== majorOf(contract.version))),
    delivered: new Map(delivered),
  });
}

/** What rows say of entities, as a question's use of it is noted: `place.resolution`. */
function toAttributes({ mappings }: Contract): Set<string> {
  return new Set(
    mappings.flatMap(({ entity, attributes }) =>
      Object.keys(attributes).map((attribute) => `${entity}.${attribute}`),
    ),
  );
}

/** A version that is deprecated already keeps its date: a promise is not made longer by the next version. */
function toUntil({ versions }: Candidate, { version }: HeldVersion, until: string): string {
  return versions.find((each) => each.version === version)?.retireAfter?.toISOString() ?? until;
}

/** A version that changes nothing for its own readers must not end what older readers were promised. */
function findForsakenFaults(
  { contract, versions }: Candidate,
  { ended }: Succession,
  isBreaking: boolean,
): Fault[] {
  if (isBreaking) return [];
  return ended.flatMap(({ version }) => {
    const row = versions.find((each) => each.version === version);
    if (row?.status !== 'deprecated' || majorOf(version) === majorOf(contract.version)) return [];
    const sentence = `Readers of version ${version} are promised an answer until ${toDay(row.retireAfter)}, by translation: declare its translation in this version too.`;
    return [{ file: contract.file, line: 1, field: 'customProperties', sentence }];
  });
}

function toDay(time: Date | null): string {
  return time?.toISOString().slice(0, 10) ?? 'they leave';
}

function toDays(from: Date, to: Date): number {
  return Math.ceil((to.getTime() - from.getTime()) / 86_400_000);
}

function toFrame({ dataset, version }: Examination) {
  return { dataset, version, sentence: '' };
}

function toEarlyReport(examination: Examination): PublishReport {
  const report: PublishReport = {
    ...toFrame(examination),
    outcome: examination.isUnchanged ? 'unchanged' : 'refused',
    faults: examination.faults,
    ...{ comparedWith: null, comparison: null, dryRun: noDryRun },
    ...{ consumers: [], notice: null, deprecates: [], replaces: [], retires: [] },
  };
  return { ...report, sentence: toSentence(report) };
}

export function toSentence({
  outcome,
  dataset,
  version,
  faults,
  notice,
  comparedWith,
}: PublishReport): string {
  const name = `${dataset ?? 'The contract'} ${version}`;
  if (outcome === 'unchanged') return `${name} is published already, just as it is.`;
  if (outcome === 'refused') return `${name} is refused: ${toSentences(faults.slice(0, 1))}`;
  if (outcome === 'proposed' && notice)
    return `Only looked at: ${name} would be announced and hold from ${notice.activeFrom.slice(0, 10)} on.`;
  if (outcome === 'proposed') return `Only looked at: ${name} would be published and hold at once.`;
  if (notice)
    return `${name} is announced and holds from ${notice.activeFrom.slice(0, 10)}; until then ${comparedWith ?? 'the active version'} does.`;
  return `${name} is published and holds from now on.`;
}

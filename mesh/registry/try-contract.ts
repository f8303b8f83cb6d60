import { majorOf } from '#contracts';
import type { Contract } from '#contracts';
import { faultAt } from '#schemas';
import type { Fault } from '#schemas';
import type { Candidate } from './candidate.ts';
import { getContract } from './contract-text.ts';
import type { DryRun, RowTrial } from './publish-report.ts';
import type { PublisherPorts, PublishOptions } from './publisher-ports.ts';
import { tryCopy, tryLive } from './try-rows.ts';
import { tryTranslation } from './try-translation.ts';
import type { TranslationOutcome } from './try-translation.ts';

/** The dry run, and what it says against publishing. */
export interface Trial {
  readonly dryRun: DryRun;
  readonly translations: readonly TranslationOutcome[];
}

export const noDryRun: DryRun = {
  ...{ basis: 'none', live: null, copy: null, translations: [] },
  ...{ read: 0, kept: 0, quarantined: 0, samples: [] },
};

/** Holds live rows and the last good copy against a contract, and its translations against the older versions. */
export async function tryContract(
  ports: PublisherPorts,
  candidate: Candidate,
  options: PublishOptions,
): Promise<Trial> {
  const { contract } = candidate;
  const { entityTypes } = ports.city();
  const copy = await tryCopy(ports.store, contract, entityTypes);
  const reading = options.live === false ? undefined : ports.findReading(contract.dataset);
  const live = reading ? await tryLive(reading, contract, entityTypes) : null;
  const good = live && live.good.length > 0 ? live.good : (copy?.good ?? []);
  const translations: TranslationOutcome[] = [];
  for (const { rows, to } of contract.translations) {
    const older = findOlder(ports, candidate, to);
    if (older) translations.push(await tryTranslation({ rows, older }, good));
  }
  const basis = live && live.trial.read > 0 ? 'live' : copy ? 'copy' : 'none';
  const decisive = basis === 'live' ? live?.trial : copy?.trial;
  const { read, kept, quarantined, samples } = decisive ?? noDryRun;
  const counts = { read, kept, quarantined, samples };
  const trials = { live: live?.trial ?? null, copy: copy?.trial ?? null };
  const dryRun = {
    ...counts,
    basis,
    ...trials,
    translations: translations.map(({ trial }) => trial),
  } as const;
  return { dryRun, translations };
}

/** The version of that major that readers have now: what they must still find. */
function findOlder(ports: PublisherPorts, { versions }: Candidate, to: string): Contract | undefined {
  const served = versions.filter(
    ({ version, status }) =>
      majorOf(version) === majorOf(to) && (status === 'active' || status === 'deprecated'),
  );
  const row = served.at(-1) ?? versions.find(({ version }) => version === to);
  return row && getContract(row, ports.city().entityTypes);
}

/** What of the dry run speaks against publishing. */
export function findTrialFaults(
  { dryRun, translations }: Trial,
  candidate: Candidate,
  isAtOnce: boolean,
): Fault[] {
  const { contract, document, fromActive } = candidate;
  const faults: Fault[] = [];
  // The copy has the old shape, so of a breaking change it says nothing; and a system may change until the day.
  const decides = dryRun.basis === 'live' || fromActive?.bump !== 'major';
  if (isAtOnce && decides && isTooMuch(dryRun, contract))
    faults.push(faultAt(document, ['schema'], toRowsSentence(dryRun, contract)));
  for (const { trial } of translations)
    if (isTooMuch(trial, contract))
      faults.push(faultAt(document, ['customProperties'], toTranslationSentence(trial)));
  for (const { to } of contract.translations)
    if (!candidate.versions.some(({ version }) => version === to)) {
      const sentence = `Version ${to}, to which a translation is declared, was never published.`;
      faults.push(faultAt(document, ['customProperties'], sentence));
    }
  return faults;
}

function isTooMuch(
  { read, quarantined }: Pick<RowTrial, 'read' | 'quarantined'>,
  contract: Contract,
): boolean {
  return read > 0 && quarantined / read > contract.refuseAbove;
}

function toRowsSentence({ read, quarantined, samples, basis }: DryRun, { refuseAbove }: Contract): string {
  const where = basis === 'live' ? 'read from the system just now' : "of the hub's last good copy";
  const share = `more than the ${Math.round(refuseAbove * 100)} % that it allows`;
  return `${quarantined} of ${read} rows ${where} break this version, ${share}, so its deliveries would be refused. ${toFirst(samples)}`;
}

function toTranslationSentence({
  to,
  read,
  quarantined,
  samples,
}: Trial['dryRun']['translations'][number]): string {
  return `${quarantined} of ${read} rows break version ${to} once they are said in its words. ${toFirst(samples)}`;
}

function toFirst(samples: DryRun['samples']): string {
  const [first] = samples;
  return first ? `Most often (${first.count}×, first at ${first.position}): ${first.sentence}` : '';
}

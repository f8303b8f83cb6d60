import { compareVersions } from '#contracts';
import type { EntityType } from '#schemas';
import type { ContractVersion, VersionLedger } from '../store/index.ts';
import { toActiveNotices, toAnnouncedNotices } from './notices.ts';
import type { Proposal } from './propose.ts';
import { toHeld } from './propose.ts';
import type { PublishReport } from './publish-report.ts';
import { addDays, idleDays, usualDays } from './schedule.ts';
import { toSuccession } from './succession.ts';

/** What a change of the registry is made with. */
export interface Enactment {
  readonly ledger: VersionLedger;
  readonly entityTypes: readonly EntityType[];
  readonly now: Date;
}

/** Stores what was accepted: announced, and active at once where its day is today. */
export async function enact(
  enactment: Enactment,
  { candidate, activeFrom }: NonNullable<Proposal['accepted']>,
  said: { readonly report: PublishReport; readonly by: string },
): Promise<void> {
  const { ledger, now } = enactment;
  const { contract, text, hash, announced } = candidate;
  const { dataset, version } = contract;
  if (announced) await ledger.move({ version, status: 'notice', activeFrom });
  else
    await ledger.register({
      ...{ dataset, version, text, hash, status: 'notice', publishedAt: now, activeFrom },
      ...{ deprecatedAt: null, retireAfter: null, retiredAt: null },
      ...{ publishedBy: said.by, report: said.report },
    });
  await ledger.tell(toAnnouncedNotices(said.report, now));
  if (activeFrom <= now) await activate(enactment, version);
}

/** Makes announced versions active whose day has come, the oldest first. @returns which */
export async function activateAnnounced(enactment: Enactment): Promise<string[]> {
  const { ledger, now } = enactment;
  const due = (await ledger.list()).filter(
    ({ status, activeFrom }) => status === 'notice' && activeFrom <= now,
  );
  for (const { version } of due) await activate(enactment, version);
  return due.map(({ version }) => version);
}

/** Makes a version the one whose rows are taken in; older ones go on by translation, or end. */
export async function activate({ ledger, entityTypes, now }: Enactment, version: string): Promise<void> {
  const rows = await ledger.list();
  const next = rows.find((row) => row.version === version);
  // A version that a newer one has overtaken meanwhile is retired and stays so.
  if (next?.status !== 'notice') return;
  const held = rows.map((row) => toHeld(row, entityTypes));
  const { kept, ended } = toSuccession(held, { ...toHeld(next, entityTypes), status: 'active' });
  const retireAfter = addDays(now, usualDays.grace);
  for (const { version: ending } of ended)
    await ledger.move({ version: ending, status: 'retired', retiredAt: now });
  for (const { version: older, status } of kept)
    if (status === 'active')
      await ledger.move({ version: older, status: 'deprecated', deprecatedAt: now, retireAfter });
  await ledger.move({ version, status: 'active', activeFrom: now });
  await ledger.tell(toActiveNotices(next, now));
}

/** The last day on which a major version was read, as an ISO date; undefined where nobody did. */
export type LastRead = (version: string) => string | undefined;

/** Ends deprecated versions whose date is over and that nobody reads any more. @returns which */
export async function retireUnread({ ledger, now }: Enactment, lastRead: LastRead): Promise<string[]> {
  const idleSince = addDays(now, -idleDays).toISOString().slice(0, 10);
  const over = (await ledger.list()).filter((row) => isOver(row, now));
  const unread = over.filter(({ version }) => (lastRead(version) ?? '') < idleSince);
  for (const { version } of unread) await ledger.move({ version, status: 'retired', retiredAt: now });
  return unread.map(({ version }) => version).sort(compareVersions);
}

function isOver({ status, retireAfter }: ContractVersion, now: Date): boolean {
  return status === 'deprecated' && retireAfter !== null && retireAfter <= now;
}

import { majorOf } from '#contracts';
import { CausewayError } from '#schemas';
import type { DatasetId } from '#schemas';
import type { ContractVersion, FieldUse, Notice } from '../store/index.ts';
import { activateAnnounced, enact, retireUnread } from './enact.ts';
import type { Enactment, LastRead } from './enact.ts';
import { propose, toSentence } from './propose.ts';
import type { PublishReport } from './publish-report.ts';
import type { PublisherPorts, PublishOptions } from './publisher-ports.ts';
import { lookBackDays } from './schedule.ts';

/** How often a publish is looked at anew because somebody else published the same dataset in between. */
const attempts = 3;

/** Publishes contract versions to a running hub, and lets them take their course from announced to retired. */
export class Publisher {
  readonly #ports: PublisherPorts;
  /** What the registry said when the hub was last made to serve it. */
  #served: string | undefined;

  constructor(ports: PublisherPorts) {
    this.#ports = ports;
  }

  /** Looks at a contract as if it were published now; nothing is changed. */
  async propose(text: string, options: PublishOptions): Promise<PublishReport> {
    const { report } = await propose(this.#ports, text, options);
    if (report.outcome !== 'published' && report.outcome !== 'in-notice') return report;
    const proposed = { ...report, outcome: 'proposed' as const };
    return { ...proposed, sentence: toSentence(proposed) };
  }

  /**
   * Publishes a contract: all or nothing, one publisher of a dataset at a time. A refusal is a report like any
   * other. When it resolves with `published`, the hub serves it.
   * @throws CausewayError BAD_REQUEST when others publish the same dataset at the same moment again and again
   */
  async publish(text: string, options: PublishOptions): Promise<PublishReport> {
    for (let attempt = 0; attempt < attempts; attempt++) {
      const { report, accepted } = await propose(this.#ports, text, options);
      if (!accepted) return report;
      const isStored = await this.#change(accepted.candidate.contract.dataset, async (enactment) => {
        const versions = await enactment.ledger.list();
        if (toState(versions) !== toState(accepted.candidate.versions)) return false;
        await enact(enactment, accepted, { report, by: options.by });
        return true;
      });
      if (!isStored) continue;
      if (report.outcome === 'published') await this.#serve();
      return report;
    }
    const reason = 'Others publish versions of this dataset at the same moment: try again.';
    throw new CausewayError('BAD_REQUEST', { reason });
  }

  /**
   * Lets time do its work: announced versions whose day has come become active, versions whose last reader has left
   * are retired, and the hub serves what the registry says, whichever hub on this database changed it. Call it often.
   */
  async activateDue(): Promise<{ activated: string[]; retired: string[] }> {
    const activated: string[] = [];
    for (const dataset of await this.#ports.store.registry.due(this.#now())) {
      const versions = await this.#change(dataset, activateAnnounced);
      activated.push(...versions.map((version) => `${dataset} ${version}`));
    }
    const retired = await this.retireUnread();
    if ((await this.#ports.store.registry.state()) !== this.#served) await this.#serve();
    return { activated, retired };
  }

  /** Retires deprecated versions whose date is over and that nobody reads any more. @returns which */
  async retireUnread(): Promise<string[]> {
    const retired: string[] = [];
    for (const dataset of await this.#ports.store.registry.due(this.#now())) {
      const lastRead = toLastRead(await this.#uses(dataset));
      const versions = await this.#change(dataset, (enactment) => retireUnread(enactment, lastRead));
      retired.push(...versions.map((version) => `${dataset} ${version}`));
    }
    return retired;
  }

  /** Who still reads a version, with what and when last: readers of its whole major version, which it answers for. */
  async readers(dataset: DatasetId, version: string): Promise<FieldUse[]> {
    const uses = await this.#uses(dataset);
    return uses.filter((use) => majorOf(use.version) === majorOf(version));
  }

  /** Every version of a dataset that was ever published, oldest first. */
  versions(dataset: DatasetId): Promise<ContractVersion[]> {
    return this.#ports.store.registry.list(dataset);
  }

  /** What a client was told, the newest first. */
  notices(client: string): Promise<Notice[]> {
    return this.#ports.store.notices.list(client);
  }

  /** A client has seen all its notices. @returns how many were new to it */
  markNoticesSeen(client: string): Promise<number> {
    return this.#ports.store.notices.markSeen(client, this.#now());
  }

  /** Remembers that the hub serves what the registry says now; called once after the start. */
  async markServed(): Promise<void> {
    this.#served = await this.#ports.store.registry.state();
  }

  #now(): Date {
    return this.#ports.now?.() ?? new Date();
  }

  #uses(dataset: DatasetId): Promise<FieldUse[]> {
    return this.#ports.store.usage.consumers(dataset, {
      sinceDays: lookBackDays,
      now: this.#now(),
    });
  }

  #change<T>(dataset: DatasetId, work: (enactment: Enactment) => Promise<T>): Promise<T> {
    const { entityTypes } = this.#ports.city();
    const now = this.#now();
    return this.#ports.store.registry.change(dataset, (ledger) => work({ ledger, entityTypes, now }));
  }

  /** Where serving fails, the next `activateDue` tries again. */
  async #serve(): Promise<void> {
    const state = await this.#ports.store.registry.state();
    await this.#ports.activate();
    this.#served = state;
  }
}

function toState(versions: readonly ContractVersion[]): string {
  return versions
    .map(
      ({ dataset, version, status, activeFrom }) =>
        `${dataset} ${version} ${status} ${activeFrom.toISOString()}`,
    )
    .join('\n');
}

function toLastRead(uses: readonly FieldUse[]): LastRead {
  const last = new Map<number, string>();
  for (const { version, lastUsed } of uses) {
    const major = majorOf(version);
    if (lastUsed > (last.get(major) ?? '')) last.set(major, lastUsed);
  }
  return (version) => last.get(majorOf(version));
}

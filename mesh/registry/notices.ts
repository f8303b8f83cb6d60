import type { DatasetId } from '#schemas';
import type { ContractVersion, NewNotice } from '../store/index.ts';
import type { HurtConsumer, PublishReport } from './publish-report.ts';

/** What the clients are told that a version hurts, when it is announced. */
export function toAnnouncedNotices(report: PublishReport, now: Date): NewNotice[] {
  const { dataset, version, notice } = report;
  if (dataset === null) return [];
  const from = notice ? `from ${notice.activeFrom.slice(0, 10)}` : 'from now';
  return report.consumers.map((consumer) => {
    const what = consumer.because === 'changed' ? 'changes what you use' : 'ends the version that you ask';
    const sentence = `${dataset} ${version} ${what} (${consumer.fields.join(', ')}) ${from} on. ${toConsequence(consumer, dataset)}`;
    return toNotice({ dataset, version }, consumer, { kind: 'breaking', sentence, now });
  });
}

/** What they are told when it has become the one that holds. */
export function toActiveNotices(row: ContractVersion, now: Date): NewNotice[] {
  const consumers = (row.report as Partial<PublishReport> | null)?.consumers ?? [];
  return consumers.map((consumer) => {
    const sentence = `${row.dataset} ${row.version} holds now. ${toConsequence(consumer, row.dataset)}`;
    return toNotice(row, consumer, { kind: 'active', sentence, now });
  });
}

function toConsequence({ servedUntil }: HurtConsumer, dataset: DatasetId): string {
  if (servedUntil === null)
    return `Questions on ${dataset} as they were will fail then: ask the new version.`;
  return `Your questions are answered as before, by translation, until ${servedUntil.slice(0, 10)}: ask the new version by then.`;
}

function toNotice(
  of: { readonly dataset: DatasetId; readonly version: string },
  { client }: HurtConsumer,
  said: { readonly kind: string; readonly sentence: string; readonly now: Date },
): NewNotice {
  const { dataset, version } = of;
  return { client, dataset, version, kind: said.kind, sentence: said.sentence, createdAt: said.now };
}

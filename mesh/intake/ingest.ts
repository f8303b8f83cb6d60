import { createHash } from 'node:crypto';
import type { Contract } from '#contracts';
import type { DatasetId, EntityType } from '#schemas';
import { CausewayError } from '#schemas';
import { readPushed } from '#sources';
import type { PushedForm, Source } from '#sources';
import type { Store } from '../store/index.ts';
import { takePushed } from './take-pushed.ts';
import type { PushAnswer } from './take-pushed.ts';

/** What of a city pushes are taken by; a city has it. */
export interface PushedCity {
  readonly contracts: ReadonlyMap<DatasetId, Contract>;
  readonly sources: readonly Source[];
  readonly entityTypes: readonly EntityType[];
}

export interface PushedBody extends PushedForm {
  /** `<department>.<dataset>` */
  readonly dataset: string;
  readonly extent: 'part' | 'whole';
  readonly idempotencyKey?: string | undefined;
  readonly body: AsyncIterable<Buffer>;
}

/** What the gateway's ingest room asks of the hub. */
export interface Ingest {
  /** Whether the dataset's source is of kind `push`; undefined where there is no such dataset. */
  isPushed(dataset: string): boolean | undefined;
  /** @throws CausewayError as `takePushed`; NOT_FOUND where the dataset is not pushed */
  take(pushed: PushedBody): Promise<PushAnswer>;
}

/** @param city the city as it is at the time: its documents may change while the hub runs */
export function createIngest(store: Store, city: () => PushedCity): Ingest {
  return {
    isPushed: (dataset) => {
      if (findContract(city(), dataset) === undefined) return undefined;
      return findSource(city(), dataset)?.kind === 'push';
    },
    take: async ({ dataset, extent, idempotencyKey, body, form, charset }) => {
      const read = findSource(city(), dataset)?.datasets.get(dataset as DatasetId);
      const contract = findContract(city(), dataset);
      if (!read || !contract) throw new CausewayError('NOT_FOUND', { name: dataset });
      const hash = createHash('sha256').update(`${form} ${extent}\n`);
      const batches = readPushed(hashed(body, hash), { form, charset }, read);
      const task = { contract, read, entityTypes: city().entityTypes };
      return takePushed(store, task, {
        extent,
        idempotencyKey,
        batches,
        bodyHash: () => hash.digest('base64url'),
      });
    },
  };
}

async function* hashed(
  body: AsyncIterable<Buffer>,
  hash: { update(chunk: Buffer): unknown },
): AsyncGenerator<Buffer> {
  for await (const chunk of body) {
    hash.update(chunk);
    yield chunk;
  }
}

function findSource({ sources }: PushedCity, dataset: string): Source | undefined {
  return sources.find((source) => source.datasets.has(dataset as DatasetId));
}

function findContract({ contracts }: PushedCity, dataset: string): Contract | undefined {
  return contracts.get(dataset as DatasetId);
}

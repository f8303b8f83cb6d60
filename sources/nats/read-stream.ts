import { jetstream, jetstreamManager, type JsMsg, type StreamInfo } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { batchSize } from '../pages/index.ts';
import type { Page } from '../port/index.ts';
import { toNatsError } from './connect.ts';
import type { NatsDataset } from './generated/nats.ts';
import { toBatch, toSequence } from './to-row.ts';

/** How long the server may leave a page open for want of messages. Milliseconds. */
const fetchFor = 2000;

/** Batches of what the stream holds now, from a bookmark on; nothing is acknowledged, and no consumer stays behind. */
export async function* readStream(
  connection: NatsConnection,
  settings: NatsDataset,
  from?: string,
): AsyncGenerator<Omit<Page, 'isLast'>> {
  try {
    const { config, state, created } = await findStream(connection, settings.stream);
    const origin = { created: new Date(created) };
    const start = readBookmark(from, toSequence(origin, 0));
    const isOver = from !== undefined && start === undefined;
    const subjects = settings.subject ?? config.subjects;
    const consumer = await jetstream(connection).consumers.get(settings.stream, {
      ...(settings.subject === undefined ? {} : { filter_subjects: subjects }),
      ...{ opt_start_seq: Math.max(start ?? 1, state.first_seq, 1), inactive_threshold: fetchFor * 3 },
    });
    let place = (start ?? 1) - 1;
    for (let isFirst = true; place < state.last_seq; isFirst = false) {
      const messages = await fetchPage(consumer);
      const wanted = messages.filter(({ seq }) => seq <= state.last_seq);
      place = isAtEnd(messages) ? state.last_seq : (messages.at(-1)?.seq ?? place);
      const page = toBatch(wanted, settings, origin);
      yield {
        ...{ ...page, total: state.messages, bookmark: toSequence(origin, place + 1) },
        ...(isFirst && isOver && { startedOver: true as const }),
      };
    }
    await consumer.delete();
  } catch (error) {
    throw toNatsError(error, settings.stream);
  }
}

export async function findStream(connection: NatsConnection, stream: string): Promise<StreamInfo> {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  return manager.streams.info(stream);
}

type Fetching = Awaited<ReturnType<ReturnType<typeof jetstream>['consumers']['get']>>;

async function fetchPage(consumer: Fetching): Promise<JsMsg[]> {
  const messages: JsMsg[] = [];
  for await (const message of await consumer.fetch({ max_messages: batchSize, expires: fetchFor })) {
    messages.push(message);
    if (message.info.pending === 0) break;
  }
  return messages;
}

function isAtEnd(messages: readonly JsMsg[]): boolean {
  const last = messages.at(-1);
  return last === undefined || last.info.pending === 0;
}

/** The number of the message to go on at, where the bookmark is of this very stream. */
function readBookmark(from: string | undefined, ofThisStream: string): number | undefined {
  const [created, number] = from?.split('/') ?? [];
  return created === ofThisStream.split('/')[0] && /^\d+$/.test(number ?? '') ? Number(number) : undefined;
}

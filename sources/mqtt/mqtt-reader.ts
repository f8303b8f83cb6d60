import { createHash } from 'node:crypto';
import type { DatasetRead, KindReader, PageReader, RowBatch, Source } from '../port/index.ts';
import { StreamPages } from '../pages/index.ts';
import { toMilliseconds } from '../duration/index.ts';
import { toBatchWindow } from '../stream/index.ts';
import { followTopic } from './follow-topic.ts';
import type { MqttDataset, MqttSystem } from './generated/mqtt.ts';
import { takeSnapshot } from './take-snapshot.ts';
import { toBatch } from './to-row.ts';

const defaultQuiet = '700ms';

export class MqttReader implements KindReader {
  readonly #connection: MqttSystem['connection'];
  readonly #closing = new AbortController();

  constructor(source: Source) {
    this.#connection = (source.settings as MqttSystem).connection;
  }

  /** One batch: what the broker has retained. */
  openPages(read: DatasetRead): PageReader {
    const settings = read.settings as MqttDataset;
    const quiet = toMilliseconds(settings.quiet ?? defaultQuiet);
    return new StreamPages((signal) => {
      const ends = AbortSignal.any([signal, this.#closing.signal]);
      const connection = this.#connection;
      const batches = async function* () {
        const messages = await takeSnapshot(connection, { topic: settings.topic, quiet }, ends);
        const batch = toBatch(messages, settings);
        yield { ...batch, total: messages.length };
      };
      return Promise.resolve({ batches: batches(), destroy: () => undefined });
    });
  }

  async follow(
    read: DatasetRead,
    onBatch: (batch: RowBatch) => Promise<void>,
    signal: AbortSignal,
  ): Promise<void> {
    const settings = read.settings as MqttDataset;
    const ends = AbortSignal.any([signal, this.#closing.signal]);
    await followTopic(
      this.#connection,
      {
        topic: settings.topic,
        clientId: toClientId(this.#connection, read.dataset, settings.topic),
        batch: toBatchWindow(settings.batch),
        onMessages: (messages) => onBatch(toBatch(messages, settings)),
      },
      ends,
    );
  }

  close(): Promise<void> {
    this.#closing.abort(new Error('The reader is closed.'));
    return Promise.resolve();
  }
}

/** The same after every start, so that the broker knows us again; another topic is another session. */
function toClientId(
  { client = 'causeway' }: MqttSystem['connection'],
  dataset: string,
  topic: string,
): string {
  return `${client}-${dataset}-${createHash('sha256').update(topic).digest('hex').slice(0, 8)}`;
}

import { createHash } from 'node:crypto';
import type { RowBatch } from '../port/index.ts';
import { readPath } from '../shaping/index.ts';
import { readMessage } from '../stream/index.ts';
import type { MqttDataset } from './generated/mqtt.ts';

export interface Message {
  topic: string;
  payload: Buffer;
  retain?: boolean | undefined;
}

/** Messages as rows, in their order; what is no JSON object is broken. An empty one takes back a retained message. */
export function toBatch(messages: readonly Message[], settings: MqttDataset): RowBatch {
  const batch: RowBatch = { rows: [], broken: [] };
  for (const message of messages) if (message.payload.length > 0) addMessage(batch, message, settings);
  return batch;
}

function addMessage(batch: RowBatch, message: Message, settings: MqttDataset): void {
  const { topic, payload } = message;
  const read = readMessage(payload, topic);
  if ('broken' in read) {
    batch.broken.push(read.broken);
    return;
  }
  const { keyFromTopic, messageId, order } = settings;
  const value = {
    ...read.value,
    ...(keyFromTopic !== undefined && { [keyFromTopic]: partAtWildcard(topic, settings.topic) }),
    ...(messageId !== undefined && { [messageId]: toIdentity(message) }),
  };
  const sequence = order === undefined ? undefined : toSequence(readPath(value, order));
  batch.rows.push({ value, position: topic, ...(sequence !== undefined && { sequence }) });
}

/** MQTT names no message for longer than its way takes: the same content under the same topic is the same message. */
function toIdentity({ topic, payload }: Message): string {
  return createHash('sha256').update(topic).update('\0').update(payload).digest('base64url');
}

/** Times become the same zone and numbers the same width, so that they sort as texts. */
function toSequence(mark: unknown): string | undefined {
  if (typeof mark === 'number' && Number.isFinite(mark)) return toSortable(mark);
  if (typeof mark !== 'string') return undefined;
  const time = /^\d{4}-\d\d-\d\dT/.test(mark) ? Date.parse(mark) : NaN;
  return Number.isNaN(time) ? mark : toSortable(time);
}

function toSortable(mark: number): string {
  return mark.toFixed(3).padStart(24, '0');
}

function partAtWildcard(topic: string, filter: string): string | null {
  const index = filter.split('/').findIndex((part) => part === '+' || part === '#');
  return topic.split('/')[index] ?? null;
}

import type { RowBatch } from '../port/index.ts';
import type { MqttDataset } from './generated/mqtt.ts';

export interface Message {
  topic: string;
  payload: Buffer;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

/** Messages as rows, in their order; what is no JSON object is broken. */
export function toBatch(messages: readonly Message[], settings: MqttDataset): RowBatch {
  const batch: RowBatch = { rows: [], broken: [] };
  for (const message of messages) addMessage(batch, message, settings);
  return batch;
}

function addMessage(batch: RowBatch, { topic, payload }: Message, settings: MqttDataset): void {
  const value = parse(payload);
  if (value === undefined) {
    batch.broken.push({
      raw: payload.toString('utf8'),
      position: topic,
      sentence: 'The message is no JSON object.',
    });
    return;
  }
  const { keyFromTopic } = settings;
  const key = keyFromTopic === undefined ? {} : { [keyFromTopic]: partAtWildcard(topic, settings.topic) };
  batch.rows.push({ value: { ...value, ...key }, position: topic });
}

function parse(payload: Buffer): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(payload));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}

function partAtWildcard(topic: string, filter: string): string | null {
  const index = filter.split('/').findIndex((part) => part === '+' || part === '#');
  return topic.split('/')[index] ?? null;
}

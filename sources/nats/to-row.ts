import type { JsMsg } from '@nats-io/jetstream';
import type { RowBatch } from '../port/index.ts';
import { readMessage } from '../stream/index.ts';
import type { NatsDataset } from './generated/nats.ts';

/** Of a stream: when it was made. One that was made anew under its name counts from 1 again. */
export interface StreamOrigin {
  created: Date;
}

/** Messages as rows, in their order; what is no JSON object is broken. */
export function toBatch(messages: readonly JsMsg[], settings: NatsDataset, origin: StreamOrigin): RowBatch {
  const batch: RowBatch = { rows: [], broken: [] };
  for (const message of messages) {
    const position = `${settings.stream}:${message.seq}`;
    const read = readMessage(message.data, position);
    if ('broken' in read) batch.broken.push(read.broken);
    else {
      const value = { ...read.value, ...toOwnFields(message, settings, origin) };
      batch.rows.push({ value, position, sequence: toSequence(origin, message.seq) });
    }
  }
  return batch;
}

function toOwnFields(message: JsMsg, settings: NatsDataset, origin: StreamOrigin): Record<string, unknown> {
  const { messageId, keyFromSubject, subject = '*' } = settings;
  return {
    ...(keyFromSubject !== undefined && { [keyFromSubject]: partAtWildcard(message.subject, subject) }),
    ...(messageId !== undefined && { [messageId]: toIdentity(message, origin) }),
  };
}

/** The sender's own name for the message, which a sender who repeats himself repeats; else its place. */
function toIdentity(message: JsMsg, { created }: StreamOrigin): string {
  const given = message.headers?.get('Nats-Msg-Id');
  return given ? given : `${Math.floor(created.getTime() / 1000)}-${message.seq}`;
}

/** Sorts as the stream's own order, a stream that was made anew after the one before it. */
export function toSequence({ created }: StreamOrigin, seq: number): string {
  return `${created.toISOString()}/${String(seq).padStart(16, '0')}`;
}

function partAtWildcard(subject: string, filter: string): string | null {
  const index = filter.split('.').findIndex((part) => part === '*' || part === '>');
  return subject.split('.')[index] ?? null;
}

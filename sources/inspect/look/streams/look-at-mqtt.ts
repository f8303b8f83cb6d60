import { connectAsync } from 'mqtt';
import { CausewayError } from '#schemas';
import { sourceError } from '../../../errors/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedSystem } from '../looked.ts';
import { readAddress, showTarget, toVariable } from '../target.ts';
import { toStreamRows, type StreamMessage } from './stream-rows.ts';

const mostMessages = 50_000;

/** A topic's retained messages, and what comes in some seconds; the broker keeps nothing for us. */
export async function lookAtMqtt(question: InspectQuestion): Promise<LookedSystem> {
  const { url, part, user, password } = readAddress(question.target, question);
  const topic = part ?? decodeURIComponent(url.pathname.slice(1));
  if (topic === '')
    throw new CausewayError('WRONG_USE', {
      reason: `Name a topic behind the address: ${showTarget(question.target)}#sensors/+/state.`,
    });
  const broker = `${url.protocol}//${url.host}`;
  const messages = await listen({ broker, topic, user, password }, (question.seconds ?? 10) * 1000);
  if (messages.length === 0)
    throw new CausewayError('WRONG_USE', {
      reason: `Nothing came on ${topic} within ${question.seconds ?? 10} s, and nothing is retained: listen longer with --seconds, or look at the topic.`,
    });
  const rows = toStreamRows(messages, topic.split('/'));
  const variable = toVariable(url.hostname.replace(/^[\d.]+$/, 'broker'), 'password');
  const connection = {
    url: broker,
    ...(user === undefined ? {} : { user }),
    ...(password === undefined ? {} : { password: `\${env.${variable}}` }),
  };
  return {
    ...{
      kind: 'mqtt',
      name: topic.split('/').find((word) => /^\w{3,}$/.test(word)) ?? 'stream',
      settings: { connection },
    },
    ...{ companions: [], isUntyped: false, mostRows: mostMessages, doubts: [] },
    secrets: password === undefined ? {} : { [variable]: password },
    datasets: [
      {
        ...{ foreign: topic, physicalType: 'topic', declared: [], uniques: [] },
        settings: { topic, ...(rows.keyName === undefined ? {} : { keyFromTopic: rows.keyName }) },
        ...{ primaryKey: rows.key, rows: rows.values, doubts: rows.doubts },
      },
    ],
  };
}

interface Listening {
  broker: string;
  topic: string;
  user: string | undefined;
  password: string | undefined;
}

async function listen(
  { broker, topic, user, password }: Listening,
  milliseconds: number,
): Promise<StreamMessage[]> {
  const options = {
    reconnectPeriod: 0,
    connectTimeout: 5000,
    clean: true,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
  };
  const client = await connectAsync(broker, options, false).catch((error: unknown) => {
    throw sourceError('SOURCE_UNREACHABLE', error);
  });
  const messages: StreamMessage[] = [];
  try {
    await new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      client.on('message', (from, payload) => {
        messages.push({ parts: from.split('/'), payload });
        if (messages.length < mostMessages) return;
        clearTimeout(timer);
        resolve();
      });
      client.on('close', resolve);
      client
        .subscribeAsync(topic, { qos: 0 })
        .catch((error: unknown) => reject(sourceError('SOURCE_REFUSED', error)));
    });
    return messages;
  } finally {
    await client.endAsync(true).catch(() => undefined);
  }
}

import { jetstreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { CausewayError } from '#schemas';
import { sourceError } from '../../../errors/index.ts';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedDataset, LookedSystem } from '../looked.ts';
import { readAddress, toVariable } from '../target.ts';
import { toStreamRows, type StreamMessage } from './stream-rows.ts';

const mostMessages = 5000;

/** A JetStream: messages that the stream holds, asked for one by one; no consumer is left behind. */
export async function lookAtNats(question: InspectQuestion): Promise<LookedSystem> {
  const { url, part, user, password } = readAddress(question.target, question);
  const wanted = part ?? (decodeURIComponent(url.pathname.slice(1)) || undefined);
  const server = `nats://${url.host}`;
  const credentials = { ...(user === undefined ? {} : { user, pass: password ?? '' }) };
  const connection = await connect({
    servers: server,
    timeout: 5000,
    reconnect: false,
    ...credentials,
  }).catch((error: unknown) => {
    throw sourceError('SOURCE_UNREACHABLE', error);
  });
  const variable = toVariable(url.hostname.replace(/^[\d.]+$/, 'nats'), 'password');
  try {
    const datasets = await lookAtStreams(connection, wanted, (question.seconds ?? 10) * 1000);
    return {
      kind: 'nats',
      name: wanted?.split('.')[0] ?? 'nats',
      settings: {
        connection: {
          url: server,
          ...(user === undefined ? {} : { user }),
          ...(password === undefined ? {} : { password: `\${env.${variable}}` }),
        },
      },
      ...{ companions: [], isUntyped: false, mostRows: mostMessages, datasets, doubts: [] },
      secrets: password === undefined ? {} : { [variable]: password },
    };
  } finally {
    await connection.close().catch(() => undefined);
  }
}

async function lookAtStreams(
  connection: NatsConnection,
  wanted: string | undefined,
  patience: number,
): Promise<LookedDataset[]> {
  const manager = await jetstreamManager(connection).catch((error: unknown) => {
    throw sourceError('SOURCE_REFUSED', error);
  });
  const streams = await manager.streams.list().next();
  const found = streams.filter(
    ({ config }) =>
      wanted === undefined ||
      config.name === wanted ||
      (config.subjects ?? []).some((subject) => fits(subject, wanted)),
  );
  if (found.length === 0) {
    const names = streams
      .map(({ config }) => `${config.name} (${(config.subjects ?? []).join(', ')})`)
      .join('; ');
    throw new CausewayError('WRONG_USE', {
      reason: `No JetStream holds ${wanted ?? 'anything'}. There are: ${names || 'none'}.`,
    });
  }
  const datasets: LookedDataset[] = [];
  const until = performance.now() + patience;
  for (const { config, state } of found) {
    const subject = wanted === undefined || wanted === config.name ? undefined : wanted;
    const messages: StreamMessage[] = [];
    for (
      let seq = state.first_seq;
      seq <= state.last_seq && messages.length < mostMessages && performance.now() < until;
      seq++
    ) {
      const message = await manager.streams.getMessage(config.name, { seq }).catch(() => null);
      if (message !== null && (subject === undefined || fits(subject, message.subject)))
        messages.push({ parts: message.subject.split('.'), payload: message.data });
    }
    datasets.push(
      toDataset({ stream: config.name, subject, messages, filter: subject ?? config.subjects?.[0] ?? '' }),
    );
  }
  return datasets;
}

interface Heard {
  stream: string;
  subject: string | undefined;
  messages: readonly StreamMessage[];
  filter: string;
}

function toDataset({ stream, subject, messages, filter }: Heard): LookedDataset {
  const rows = toStreamRows(messages, filter.split('.'));
  return {
    ...{
      foreign: subject ?? stream,
      physicalType: 'stream',
      declared: [],
      uniques: [],
      primaryKey: rows.key,
    },
    settings: {
      stream,
      ...(subject === undefined ? {} : { subject }),
      ...(rows.keyName === undefined ? {} : { keyFromSubject: rows.keyName }),
    },
    ...{ rows: rows.values, doubts: rows.doubts },
  };
}

/** Whether a subject with wildcards takes another. */
function fits(filter: string, subject: string): boolean {
  const [own, other] = [filter.split('.'), subject.split('.')];
  for (const [at, part] of own.entries()) {
    if (part === '>') return other.length > at;
    if (part !== '*' && other[at] !== '*' && part !== other[at]) return false;
  }
  return own.length === other.length || other.at(-1) === '>';
}

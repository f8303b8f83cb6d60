import type { MqttClient } from 'mqtt';
import { openClient, type Connection } from './connect.ts';
import type { Message } from './to-row.ts';

export interface Following {
  topic: string;
  onMessages: (messages: Message[]) => Promise<void>;
}

/** Messages are gathered so long, so that a busy stream costs few deliveries. Milliseconds. */
const gatherFor = 250;
const reconnectAfter = 1000;
/** Past so many waiting messages the broker is made to wait. */
const mostWaiting = 5000;

/** Delivers messages in their order, batch after batch, until the signal aborts; a lost connection is opened again. */
export async function followTopic(
  connection: Connection,
  following: Following,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  const client = openClient(connection, reconnectAfter);
  const inbox = new Inbox(client);
  // Being away is the stream's normal life: the client connects again by itself.
  client.on('error', () => undefined);
  client.on('connect', () => {
    client.subscribeAsync(following.topic, { qos: 1 }).catch(() => client.reconnect());
  });
  try {
    await deliver(inbox, following, signal);
  } finally {
    await client.endAsync(true).catch(() => undefined);
  }
}

async function deliver(inbox: Inbox, { onMessages }: Following, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(gatherFor, signal);
    const messages = inbox.take();
    if (messages.length > 0) await onMessages(messages);
  }
}

/** Ends early, and without an error, when the signal aborts. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
  });
}

/** What has come and is not delivered yet. */
class Inbox {
  #messages: Message[] = [];
  readonly #held: (() => void)[] = [];

  constructor(client: MqttClient) {
    client.handleMessage = ({ topic, payload }, done) => {
      this.#messages.push({ topic, payload: Buffer.from(payload) });
      if (this.#messages.length < mostWaiting) done();
      else this.#held.push(done);
    };
  }

  take(): Message[] {
    const messages = this.#messages;
    this.#messages = [];
    for (const done of this.#held.splice(0)) done();
    return messages;
  }
}

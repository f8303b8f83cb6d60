import type { MqttClient, Packet } from 'mqtt';

type Send = (packet: Packet, done?: () => void, ...rest: unknown[]) => unknown;

/** One PUBACK that is due: for this packet, over this connection. */
export interface Acknowledgement {
  messageId: number;
  connection: number;
}

/**
 * Holds back each PUBACK until it is told to send it. The mqtt package acknowledges a message as soon as it has been
 * handled, and handles the next one only then; a batch that is stored together must be acknowledged after it was stored
 * and gathered before, so the package's own sending of PUBACK is taken over here.
 */
export class HeldAcknowledgements {
  readonly #client: MqttClient;
  readonly #send: Send;
  #connection = 0;

  constructor(client: MqttClient) {
    const inner = client as unknown as { _sendPacket: Send };
    this.#client = client;
    this.#send = inner._sendPacket.bind(client);
    inner._sendPacket = (packet, done, ...rest) => {
      if (packet.cmd !== 'puback') return this.#send(packet, done, ...rest);
      done?.();
      return client;
    };
    client.on('connect', () => (this.#connection += 1));
  }

  /** What is to be sent when the message has been stored. */
  hold(messageId: number): Acknowledgement {
    return { messageId, connection: this.#connection };
  }

  /** After a broken connection the broker sends the message again, and that is acknowledged then. */
  release(held: readonly Acknowledgement[]): void {
    for (const { messageId, connection } of held) {
      if (connection === this.#connection && this.#client.connected) this.#send({ cmd: 'puback', messageId });
    }
  }
}

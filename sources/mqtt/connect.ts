import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { errorCodeOf, sourceError, toSourceError } from '../errors/index.ts';
import type { MqttSystem } from './generated/mqtt.ts';

export type Connection = MqttSystem['connection'];

/** How long a broker keeps for us what comes while we are away (MQTT 5.0 §3.1.2.11.2); seconds. */
const sessionLasts = 7 * 24 * 3600;
const reconnectAfter = 1000;
/** CONNACK for a version that the broker does not speak: of MQTT 3.1.1, and of 5.0. */
const wrongVersion = new Set([1, 0x84]);

/** For one reading: a lost connection is a failure, which the guard may try again. */
export function openOnce(connection: Connection): MqttClient {
  return connect(connection.url, { ...toOptions(connection), reconnectPeriod: 0, clean: true });
}

/**
 * For following: the broker keeps a session of this client's name, and the client comes back by itself. MQTT 5 lets a
 * client say how much may be under way to it; a broker that speaks 3.1.1 only is spoken to in that.
 */
export function openSession(connection: Connection, clientId: string, underWay: number): MqttClient {
  const client = connect(connection.url, {
    ...toOptions(connection),
    ...{ clientId, clean: false, protocolVersion: 5 },
    ...{ reconnectPeriod: reconnectAfter, reconnectOnConnackError: true },
    properties: { receiveMaximum: Math.min(underWay, 65_535), sessionExpiryInterval: sessionLasts },
  });
  // Being away is the stream's normal life: the client connects again by itself.
  client.on('error', (error) => {
    if (!wrongVersion.has(Number((error as { code?: unknown }).code))) return;
    client.options.protocolVersion = 4;
    delete client.options.properties;
  });
  return client;
}

function toOptions({ user, password }: Connection): IClientOptions {
  return {
    connectTimeout: 5000,
    ...(user === undefined ? {} : { username: user }),
    ...(password === undefined ? {} : { password }),
  };
}

/** Codes of CONNACK that refuse the client (MQTT 3.1.1 §3.2.2.3; 5.0 §3.2.2.2): identifier, name, password, right. */
const refusals = new Set([2, 4, 5, 0x85, 0x86, 0x87, 0x8a, 0x8c]);

export function toMqttError(error: unknown): Error {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'number')
    return sourceError(refusals.has(code) ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE', error);
  return errorCodeOf(error) === undefined ? sourceError('SOURCE_UNREACHABLE', error) : toSourceError(error);
}

import { connect, type IClientOptions, type MqttClient } from 'mqtt';
import { errorCodeOf, sourceError, toSourceError } from '../errors/index.ts';
import type { MqttSystem } from './generated/mqtt.ts';

export type Connection = MqttSystem['connection'];

/** `reconnectPeriod` 0: a lost connection is a failure, which the guard may try again. Milliseconds. */
export function openClient({ url, user, password }: Connection, reconnectPeriod: number): MqttClient {
  const options: IClientOptions = { reconnectPeriod, connectTimeout: 5000, clean: true };
  if (user !== undefined) options.username = user;
  if (password !== undefined) options.password = password;
  return connect(url, options);
}

/** Codes of CONNACK that refuse the client (MQTT 3.1.1 §3.2.2.3; 5.0 §3.2.2.2): identifier, name, password, right. */
const refusals = new Set([2, 4, 5, 0x85, 0x86, 0x87, 0x8a, 0x8c]);

export function toMqttError(error: unknown): Error {
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code === 'number')
    return sourceError(refusals.has(code) ? 'SOURCE_REFUSED' : 'SOURCE_UNREACHABLE', error);
  return errorCodeOf(error) === undefined ? sourceError('SOURCE_UNREACHABLE', error) : toSourceError(error);
}

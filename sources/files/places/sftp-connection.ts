import { createHash } from 'node:crypto';
import { Client, type ConnectConfig, type SFTPWrapper } from 'ssh2';
import type { SftpSettings } from '../generated/file-settings.ts';
import { toConnectError } from './sftp-errors.ts';

/** How long a connection may take. Milliseconds; the guard's own deadline is usually shorter. */
const connectPatience = 20_000;

/** A session with the server; made at its first use, and made again after it was cut. */
export class SftpConnection {
  readonly #settings: SftpSettings;
  #client: Client | undefined;
  #session: Promise<SFTPWrapper> | undefined;

  constructor(settings: SftpSettings) {
    this.#settings = settings;
  }

  session(): Promise<SFTPWrapper> {
    this.#session ??= this.#connect();
    return this.#session;
  }

  /** Ends at once; what is under way fails. */
  cut(): void {
    this.#client?.destroy();
    this.#client = undefined;
    this.#session = undefined;
  }

  #connect(): Promise<SFTPWrapper> {
    const client = new Client();
    this.#client = client;
    const forget = (): void => {
      if (this.#client === client) this.cut();
    };
    return new Promise((resolve, reject) => {
      const key = { shown: undefined as string | undefined, pinned: withoutPadding(this.#settings.hostKey) };
      const fail = (error: unknown): void => {
        forget();
        reject(toConnectError(key, error));
      };
      client.on('error', fail);
      client.on('close', () => fail(new Error('The connection was closed.')));
      client.on('ready', () => {
        client.sftp((error, session) => (error ? fail(error) : resolve(session)));
      });
      try {
        client.connect(this.#toConfig((shown) => (key.shown = shown) === key.pinned));
      } catch (error) {
        fail(error);
      }
    });
  }

  #toConfig(isPinned: (fingerprint: string) => boolean): ConnectConfig {
    const { host, port, user, password, privateKey, passphrase } = this.#settings;
    return {
      ...{ host, port: port ?? 22, username: user, readyTimeout: connectPatience },
      ...{ keepaliveInterval: 10_000, keepaliveCountMax: 3 },
      ...(password !== undefined && { password }),
      ...(privateKey !== undefined && { privateKey }),
      ...(passphrase !== undefined && { passphrase }),
      hostVerifier: (key: Buffer) => isPinned(toFingerprint(key)),
    };
  }
}

function toFingerprint(key: Buffer): string {
  return `SHA256:${withoutPadding(createHash('sha256').update(key).digest('base64'))}`;
}

function withoutPadding<T extends string | undefined>(text: T): T {
  return text?.replace(/=+$/, '') as T;
}

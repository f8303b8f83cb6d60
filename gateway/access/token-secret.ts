import { randomBytes, webcrypto } from 'node:crypto';
import { chmodSync, existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { CausewayError, toCausewayError } from '#schemas';

/** What signs and verifies tokens; not extractable, so that nothing that holds it can print it. */
export type TokenSecret = webcrypto.CryptoKey;

const secretBytes = 32;

/**
 * The secret in the city's `token.key`, made where there is none yet and readable by its owner only.
 * @throws CausewayError NO_WRITE_PERMISSION, DISK_FULL, or WRONG_USE where the file is damaged.
 */
export async function readTokenSecret(file: string): Promise<TokenSecret> {
  const bytes = toBytes(readOrMake(file), file);
  const use = { name: 'HMAC', hash: 'SHA-256' };
  return webcrypto.subtle.importKey('raw', bytes, use, false, ['sign', 'verify']);
}

function readOrMake(file: string): string {
  try {
    if (!existsSync(file)) makeSecret(file);
    // A copied or restored data folder may have lost its mode.
    chmodSync(file, 0o600);
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw toFileError(error, file);
  }
}

/** Written aside and linked into place: a killed start leaves no half secret, and of two starts one wins. */
function makeSecret(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.${process.pid}`;
  try {
    writeFileSync(aside, `${randomBytes(secretBytes).toString('base64url')}\n`, { mode: 0o600 });
    linkSync(aside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    rmSync(aside, { force: true });
  }
}

function toBytes(text: string, file: string): Uint8Array<ArrayBuffer> {
  const bytes = Uint8Array.from(Buffer.from(text.trim(), 'base64url'));
  if (bytes.length === secretBytes) return bytes;
  const reason = `${file} is damaged: delete it, start again and issue the tokens anew.`;
  throw new CausewayError('WRONG_USE', { reason, path: file });
}

function toFileError(error: unknown, path: string): CausewayError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) {
    return new CausewayError('NO_WRITE_PERMISSION', { path }, { cause: error });
  }
  if (['ENOSPC', 'EDQUOT'].includes(code)) return new CausewayError('DISK_FULL', { path }, { cause: error });
  return toCausewayError(error);
}

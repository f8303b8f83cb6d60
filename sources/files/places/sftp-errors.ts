import { explainedError } from '../../errors/index.ts';

const [noSuchFile, permissionDenied] = [2, 3];

/** What the server or the connection said of a file, as one of ours. */
export function toSftpError(name: string, error: unknown): Error {
  const code = (error as { code?: unknown } | null)?.code;
  if (code === noSuchFile) {
    const reason = `${name} does not lie on the server: deliver it, or correct "path"`;
    return explainedError('SOURCE_UNREACHABLE', reason, error);
  }
  if (code === permissionDenied) {
    const reason = `the hub's user on the server may not read ${name}: give it the right to`;
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  return explainedError('SOURCE_UNREACHABLE', `the connection was cut while ${name} was read`, error);
}

export interface ShownKey {
  /** `SHA256:…` as ssh-keygen -lf prints it. */
  shown: string | undefined;
  pinned: string | undefined;
}

/** Why no connection came about: the key first, since the library then only says that it was refused. */
export function toConnectError({ shown, pinned }: ShownKey, error: unknown): Error {
  if (shown !== undefined && pinned === undefined) {
    const reason = `the server shows the host key ${shown}; if the office confirms it, write it as sftp.hostKey`;
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  if (shown !== undefined && shown !== pinned) {
    const reason =
      `the server shows the host key ${shown} and not the one in sftp.hostKey: ` +
      'ask the office whether it has changed its key, since somebody else may be answering';
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  if ((error as { level?: unknown } | null)?.level === 'client-authentication') {
    const reason = 'the server refuses the user: correct sftp.user, its password or its key';
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  if (error instanceof Error && error.message.startsWith('Cannot parse privateKey')) {
    const reason = 'sftp.privateKey is no private key, or its passphrase is wrong';
    return explainedError('SOURCE_REFUSED', reason, error);
  }
  return explainedError('SOURCE_UNREACHABLE', 'no connection to the SFTP server came about', error);
}

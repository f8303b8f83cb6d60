import { CausewayError, type ErrorCode } from '#schemas';

type SourceCode = Extract<ErrorCode, `SOURCE_${string}`>;

/**
 * An error of a source. What the upstream said goes to `said` and `cause`, for the log only: the sentence is made
 * by the catalogue from the dataset's id alone.
 */
export function sourceError(code: SourceCode, said?: unknown, status?: number): CausewayError {
  const details = {
    ...(status === undefined ? {} : { status }),
    ...(said === undefined ? {} : { said: show(said) }),
  };
  return new CausewayError(code, details, said instanceof Error ? { cause: said } : undefined);
}

/**
 * An error of a source that we can explain: `reason` is ours, is shown to people behind the dataset's name and a colon,
 * and has no full stop. What the upstream said goes to the log only.
 */
export function explainedError(code: SourceCode, reason: string, said?: unknown): CausewayError {
  const { details, cause } = sourceError(code, said);
  return new CausewayError(code, { ...details, reason }, { cause });
}

/** Whatever a protocol's library throws, as one of ours: what is not known for another fault is rubbish. */
export function toSourceError(error: unknown): CausewayError {
  if (error instanceof CausewayError) return error;
  const code = errorCodeOf(error);
  return sourceError(
    code !== undefined && unreachable.has(code) ? 'SOURCE_UNREACHABLE' : 'SOURCE_RUBBISH',
    error,
  );
}

/** By status: 401, 403, other 4xx and redirects refuse; 408, 429 and 5xx may pass. */
export function toStatusError(status: number, said: string): CausewayError {
  const passes = status >= 500 || status === 408 || status === 429;
  return sourceError(passes ? 'SOURCE_UNREACHABLE' : 'SOURCE_REFUSED', said.slice(0, 2000), status);
}

/** Whether the same question may be answered a moment later. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof CausewayError && (error.code === 'SOURCE_UNREACHABLE' || error.code === 'SOURCE_TIMEOUT')
  );
}

/** The same error, saying whose it is. */
export function withDataset(
  error: CausewayError,
  of: { department: string; source: string; dataset?: string },
): CausewayError {
  return new CausewayError(error.code, { ...error.details, ...of }, { cause: error.cause ?? error });
}

export function errorCodeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : undefined;
}

const unreachable = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['ENOTFOUND', 'EAI_AGAIN', 'EADDRNOTAVAIL', 'EPROTO', 'CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
  ...['ENOENT', 'EACCES', 'EPERM', 'EIO', 'EISDIR', 'ENOTDIR', 'ESTALE', 'EMFILE'],
]);

function show(said: unknown): string {
  return said instanceof Error ? `${said.name}: ${said.message}` : String(said);
}

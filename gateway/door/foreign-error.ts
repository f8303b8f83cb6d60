import { CausewayError, isCausewayError, toCausewayError } from '#schemas';

/** Fastify's own refusals, said as sentences. https://fastify.dev/docs/latest/Reference/Errors/ */
const fastifySentences: Record<string, string> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'The request is larger than the hub accepts: send less at once.',
  FST_ERR_CTP_INVALID_MEDIA_TYPE:
    'The body has no kind that is understood here: send "Content-Type: application/json".',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'The body is not as long as its Content-Length says: send it whole.',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'The body is empty: send one JSON object.',
  FST_ERR_CTP_INVALID_JSON_BODY: 'The body is not valid JSON: send one JSON object.',
  FST_ERR_BAD_URL: 'The address is not well formed: check its percent signs.',
  FST_ERR_MAX_LENGTH_ERR: 'The address is longer than the hub accepts.',
};

interface ForeignError {
  code?: unknown;
  statusCode?: unknown;
  getStatus?: () => number;
}

/** What the frameworks throw as one of ours. Their words are dropped: they may repeat the caller's or name paths. */
export function toForeignError(error: unknown): CausewayError {
  if (isCausewayError(error)) return error;
  const { code, statusCode, getStatus } = (error ?? {}) as ForeignError;
  const reason = typeof code === 'string' ? fastifySentences[code] : undefined;
  if (reason !== undefined) return new CausewayError('BAD_REQUEST', { reason });
  const status = typeof getStatus === 'function' ? getStatus.call(error) : statusCode;
  if (status === 404) return new CausewayError('NOT_FOUND', { reason: nothingHere });
  if (typeof status === 'number' && status >= 400 && status < 500) return new CausewayError('BAD_REQUEST');
  return toCausewayError(error);
}

const nothingHere =
  'There is nothing at this address: ask at /graphql, read /catalog.jsonld, or open /console/.';

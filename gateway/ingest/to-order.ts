import { CausewayError } from '#schemas';
import { pushedCharsets } from '#sources';
import type { IngestOrder } from './ingest-port.ts';

const forms: Record<string, IngestOrder['form']> = {
  'application/json': 'json',
  'application/x-ndjson': 'ndjson',
  'application/jsonl': 'ndjson',
  'text/csv': 'csv',
};

/** What a request says of its body: headers and query, each checked. */
export interface SaidOfBody {
  readonly contentType: string | undefined;
  readonly idempotencyKey: unknown;
  readonly query: unknown;
}

/** @throws CausewayError BAD_REQUEST, naming the header or parameter and what may stand in it */
export function toOrder(
  said: SaidOfBody,
): Pick<IngestOrder, 'form' | 'charset' | 'extent' | 'idempotencyKey'> {
  const [type = '', ...parameters] = (said.contentType ?? '')
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const form = Object.hasOwn(forms, type) ? forms[type] : undefined;
  if (form === undefined)
    throw refuse(
      'The Content-Type says nothing that is understood here: send application/json, application/x-ndjson or text/csv.',
    );
  return {
    form,
    charset: toCharset(parameters),
    extent: toExtent((said.query as { extent?: unknown } | null)?.extent),
    idempotencyKey: toKey(said.idempotencyKey),
  };
}

const sameCharset: Record<string, string> = {
  utf8: 'utf-8',
  gb2312: 'gbk',
  'utf-16': 'utf-16le',
  ascii: 'utf-8',
  'us-ascii': 'utf-8',
};

function toCharset(parameters: readonly string[]): string | undefined {
  const named = parameters.find((parameter) => parameter.startsWith('charset='))?.slice('charset='.length);
  if (named === undefined) return undefined;
  const charset = named.replaceAll('"', '');
  const known = sameCharset[charset] ?? charset;
  if ((pushedCharsets as readonly string[]).includes(known)) return known;
  throw refuse(
    `The charset of the Content-Type is not understood here: send one of ${pushedCharsets.join(', ')}.`,
  );
}

function toExtent(extent: unknown): IngestOrder['extent'] {
  if (extent === undefined || extent === 'part') return 'part';
  if (extent === 'whole') return 'whole';
  throw refuse(
    '"extent" must be "part", which adds and changes, or "whole", which closes what it does not name.',
  );
}

/** https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header: any text; ours is printable and short. */
function toKey(key: unknown): string | undefined {
  if (key === undefined) return undefined;
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key;
  throw refuse('The Idempotency-Key must be one to 200 printable signs without spaces, such as a UUID.');
}

function refuse(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}

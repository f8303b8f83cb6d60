import { randomUUID } from 'node:crypto';

export const correlationHeader = 'x-correlation-id';

// Nothing that could break a log line or a header, and nothing long enough to carry data.
const sane = /^[\w.:-]{1,64}$/;

/** The caller's own correlation id where it is sane, else a new one. */
export function toCorrelationId(header: string | string[] | undefined): string {
  return typeof header === 'string' && sane.test(header) ? header : randomUUID();
}

import type { Writable } from 'node:stream';
import { inspect } from 'node:util';
import { errorCatalogue, type CausewayError, type ErrorCode } from '#schemas';
import type { AnsweredRequest } from './answered-request.ts';

export interface RequestLine extends AnsweredRequest {
  event: 'request';
  level: 'info' | 'warn' | 'error';
  at: string;
}

/** The half of an error that the caller never sees. */
export interface ErrorLine {
  event: 'error';
  level: 'info' | 'warn' | 'error';
  at: string;
  correlationId: string;
  code: ErrorCode;
  sentence: string;
  details: string;
  cause: string;
}

export type LogLine = RequestLine | ErrorLine;
/** Port: where log lines go. It must not throw. */
export type LogSink = (line: LogLine) => void;

/** Provides the {@link LogSink} in Nest. */
export const LOG_SINK = Symbol('LogSink');

/** One JSON object per line on a stream, such as standard error or a file. */
export function toJsonLines(stream: Writable): LogSink {
  return (line) => void stream.write(`${JSON.stringify(line)}\n`);
}

export function toRequestLine(answered: AnsweredRequest): RequestLine {
  const level = answered.status >= 500 ? 'error' : 'info';
  return { event: 'request', level, at: new Date().toISOString(), ...answered };
}

export function toErrorLine(error: CausewayError, correlationId: string): ErrorLine {
  return {
    event: 'error',
    level: errorCatalogue[error.code].level,
    at: new Date().toISOString(),
    correlationId,
    code: error.code,
    sentence: error.sentence,
    details: show(error.details),
    cause: error.cause === undefined ? '' : show(error.cause),
  };
}

/** Whatever it is, as bounded text: details come from upstream and may be huge, circular or both. */
function show(value: unknown): string {
  return inspect(value, { depth: 4, maxArrayLength: 20, maxStringLength: 2000, breakLength: Infinity }).slice(
    0,
    8000,
  );
}

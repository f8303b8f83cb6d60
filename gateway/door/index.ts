/** What every request passes: a correlation id in, one line of log out, and no error unmasked. */
export { correlationHeader, toCorrelationId } from './correlation-id.ts';
export { DoorFilter } from './door-filter.ts';
export { toAnsweredRequest } from './answered-request.ts';
export type { AnsweredRequest } from './answered-request.ts';
export { sendError } from './send-error.ts';
export { toErrorAnswer, toErrorEntry } from './error-answer.ts';
export type { ErrorAnswer, ErrorAnswerEntry } from './error-answer.ts';
export { toForeignError } from './foreign-error.ts';
export { LOG_SINK, toErrorLine, toJsonLines, toRequestLine } from './log-line.ts';
export type { ErrorLine, LogLine, LogSink, RequestLine } from './log-line.ts';

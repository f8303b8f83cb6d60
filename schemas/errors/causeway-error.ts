import { errorCatalogue, type ErrorCode, type ErrorDetails } from './error-catalogue.ts';

/**
 * The one error that leaves a room. `sentence` is for the caller; `details` and `cause` are for the log
 * and may hold an upstream's own words.
 */
export class CausewayError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: { cause?: unknown }) {
    super(errorCatalogue[code].sentence(details), options);
    this.name = 'CausewayError';
    this.code = code;
    this.details = details;
  }

  get sentence(): string {
    return this.message;
  }
}

export function isCausewayError(error: unknown): error is CausewayError {
  return error instanceof CausewayError;
}

/** Any thrown thing as one of ours: what nobody foresaw becomes INTERNAL with its cause kept for the log. */
export function toCausewayError(error: unknown): CausewayError {
  return isCausewayError(error) ? error : new CausewayError('INTERNAL', {}, { cause: error });
}

/** Every error the hub can answer with: one catalogue, one class. */
export { CausewayError, isCausewayError, toCausewayError } from './causeway-error.ts';
export { errorCatalogue, errorCodes } from './error-catalogue.ts';
export type { ErrorCode, ErrorDetails, ErrorEntry, WhoActs } from './error-catalogue.ts';

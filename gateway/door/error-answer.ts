import { errorCatalogue, type CausewayError, type ErrorCode, type WhoActs } from '#schemas';

/** One error as every route of the hub says it: the form of a GraphQL error. */
export interface ErrorAnswerEntry {
  message: string;
  extensions: { code: ErrorCode; who: WhoActs; correlationId: string };
}

export interface ErrorAnswer {
  errors: ErrorAnswerEntry[];
}

export function toErrorEntry(
  code: ErrorCode,
  said: { sentence: string; correlationId: string },
): ErrorAnswerEntry {
  const { who } = errorCatalogue[code];
  return { message: said.sentence, extensions: { code, who, correlationId: said.correlationId } };
}

/** The whole answer: a code, a sentence, whose move it is and the correlation id; never a stack or a cause. */
export function toErrorAnswer(error: CausewayError, correlationId: string): ErrorAnswer {
  return { errors: [toErrorEntry(error.code, { sentence: error.sentence, correlationId })] };
}

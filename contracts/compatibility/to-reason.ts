import type { ErrorObject } from 'ajv';
import type { ComparisonReason, Direction } from './comparison.ts';

const who = {
  backward: 'The new schema refuses a value that the old one accepts',
  forward: 'The old schema refuses a value that the new one accepts',
};

/** Why a counterexample is one, in ajv's words about it. */
export function toReason(direction: Direction, error: ErrorObject | undefined): ComparisonReason {
  if (!error) return { sentence: `${who[direction]}.` };
  const place = error.instancePath === '' ? 'the value' : error.instancePath;
  return {
    sentence: `${who[direction]}: ${place} ${error.message ?? `breaks ${error.keyword}`}${showParams(error)}.`,
    schemaPlace: error.schemaPath,
    valuePlace: error.instancePath,
  };
}

function showParams({ keyword, params }: ErrorObject): string {
  const { additionalProperty, unevaluatedProperty, allowedValues, allowedValue } = params as Record<
    string,
    unknown
  >;
  const named = additionalProperty ?? unevaluatedProperty;
  if (named !== undefined) return ` (${JSON.stringify(named)})`;
  if (keyword === 'enum') return ` (${JSON.stringify(allowedValues).slice(0, 120)})`;
  return keyword === 'const' ? ` (${JSON.stringify(allowedValue).slice(0, 120)})` : '';
}

const sentences = {
  time: 'It was not decided in the time given.',
  open: 'No counterexample was found, and it could not be proved that there is none.',
};

export type WhyUnknown = keyof typeof sentences;

export function toUnknownReason(why: WhyUnknown): ComparisonReason {
  return { sentence: `${sentences[why]} It counts as breaking.` };
}

import { CausewayError } from '#schemas';
import type {
  ComparisonOptions,
  ComparisonReason,
  Direction,
  SchemaComparison,
  Verdict,
} from './comparison.ts';
import { SchemaFault, Undecidable } from './dialect/index.ts';
import { Budget } from './inclusion/index.ts';
import { JudgedSchema } from './judged-schema.ts';
import { toDoubles, type Json } from './normal-form/index.ts';
import { DirectionSearch, longestTrial, type Finding } from './direction-search.ts';
import { toReason, toUnknownReason } from './to-reason.ts';
import { collectMentioned } from './witness/index.ts';

const defaultBudget = 800;
/** Milliseconds that a proof is given even where compiling took them all. */
const leastProof = 60;

/**
 * Decides for two JSON Schemas (draft-04 to draft-07, 2019-09, 2020-12; the last where none is named) whether each accepts
 * every value that the other does. *compatible* is proved; *breaking* has a counterexample that ajv confirms; the rest is
 * *unknown*.
 * @throws CausewayError WRONG_USE with a sentence where a document is no JSON Schema
 */
export function compareSchemas(
  oldSchema: unknown,
  newSchema: unknown,
  { budgetMs = defaultBudget }: ComparisonOptions = {},
): SchemaComparison {
  const started = performance.now();
  try {
    const judged = { old: judge('old', oldSchema), new: judge('new', newSchema) };
    const mentioned = collectMentioned([oldSchema as Json, newSchema as Json]);
    const search = new DirectionSearch({ ...judged, mentioned });
    const left = (): number => budgetMs - (performance.now() - started) - longestTrial;
    const backward = search.find('backward', new Budget(Math.max(leastProof, (left() - longestTrial) / 2)));
    const forward = search.find('forward', new Budget(Math.max(leastProof, left())));
    return toComparison(judged, { backward, forward });
  } catch (error) {
    if (error instanceof Undecidable) return toUndecided(error.message);
    throw error;
  }
}

function judge(which: 'old' | 'new', schema: unknown): JudgedSchema {
  try {
    return new JudgedSchema(schema as Json);
  } catch (error) {
    if (!(error instanceof SchemaFault)) throw error;
    throw new CausewayError('WRONG_USE', { reason: `The ${which} schema ${error.message}.` });
  }
}

function toComparison(
  schemas: { readonly old: JudgedSchema; readonly new: JudgedSchema },
  findings: Readonly<Record<Direction, Finding>>,
): SchemaComparison {
  const witness: { backward?: unknown; forward?: unknown } = {};
  const reasons: { backward?: ComparisonReason; forward?: ComparisonReason } = {};
  for (const direction of ['backward', 'forward'] as const) {
    const finding = findings[direction];
    if (finding.verdict === 'breaking') {
      witness[direction] = toDoubles(finding.witness);
      const refusing = direction === 'backward' ? schemas.new : schemas.old;
      reasons[direction] = toReason(direction, refusing.explain(finding.witness));
    }
    if (finding.verdict === 'unknown') reasons[direction] = toUnknownReason(finding.why);
  }
  return { backward: findings.backward.verdict, forward: findings.forward.verdict, witness, reasons };
}

function toUndecided(sentence: string): SchemaComparison {
  const unknown: Verdict = 'unknown';
  const reason = { sentence };
  return { backward: unknown, forward: unknown, witness: {}, reasons: { backward: reason, forward: reason } };
}

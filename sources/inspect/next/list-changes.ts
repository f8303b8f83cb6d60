import type { ContractField } from '#contracts';
import type { DecidedField } from '../decide/index.ts';
import type { FieldFate, Matched } from './match-fields.ts';
import type { NextContractChange } from './next-contract.ts';

/** What has changed, a sentence each, in the order of the contract. */
export function listChanges({ fates, added }: Matched): NextContractChange[] {
  return [...fates.flatMap(toChanges), ...added.map(toAdded)];
}

function toChanges(fate: FieldFate): NextContractChange[] {
  const { field, derivation, confidence, column = field.name, now } = fate;
  if (fate.fate === 'gone') return [toGone(fate)];
  const changes: NextContractChange[] = [];
  const said = confidence.toFixed(2);
  if (fate.fate === 'renamed') {
    const sentence = `"${field.name}" is called "${column}" now (confidence ${said}).`;
    changes.push({ what: 'renamed', field: column, formerly: field.name, confidence, sentence });
  }
  if (now !== undefined && isRetyped(field, now)) {
    const how =
      derivation === undefined || derivation.kind === 'same'
        ? ''
        : `: ${derivation.rows} gives the old value`;
    const sentence = `"${column}" was ${toType(field)} and is ${toType(now)} now${how}.`;
    changes.push({ what: 'retyped', field: column, confidence, sentence });
  } else if (derivation?.kind === 'recoded') {
    changes.push({
      what: 'recoded',
      field: column,
      confidence,
      sentence: `"${column}" holds other codes than "${field.name}" did.`,
    });
  } else if (derivation?.kind === 'scaled' || derivation?.kind === 'respelled') {
    changes.push({
      what: 'recoded',
      field: column,
      confidence,
      sentence: `"${column}" is written otherwise: ${derivation.rows} gives the old value.`,
    });
  } else {
    changes.push(...toWider(fate));
  }
  return changes;
}

function toGone({ field, derivation }: FieldFate): NextContractChange {
  const still = derivation === undefined ? '' : `; ${derivation.rows} gives its old value`;
  return {
    what: 'removed',
    field: field.name,
    confidence: 0.8,
    sentence: `"${field.name}" is in no row any more${still}.`,
  };
}

/** Values that the enumeration lacks, and rows without a value that had to have one. */
function toWider({ field, now, column = field.name }: FieldFate): NextContractChange[] {
  const profile = now?.facts?.column;
  if (now === undefined || profile === undefined) return [];
  const changes: NextContractChange[] = [];
  const strange = findStrange(field, now);
  if (strange.length > 0) {
    const sentence = `"${column}" holds ${strange.slice(0, 5).join(', ')}${strange.length > 5 ? ' …' : ''}, which the list of its values lacks.`;
    changes.push({ what: 'recoded', field: column, confidence: 0.8, sentence });
  }
  if (field.required && !field.key && !now.required && profile.rows >= 10) {
    const without = profile.missing + profile.empty;
    changes.push({
      what: 'optional',
      field: column,
      confidence: 0.8,
      sentence: `"${column}" is missing in ${without} of ${profile.rows} rows.`,
    });
  }
  return changes;
}

/** Values that come often enough to be no mistake. */
export function findStrange(field: ContractField, now: DecidedField): string[] {
  const allowed = field.enum?.map(String);
  const frequent = now.facts?.column.frequent ?? [];
  if (allowed === undefined) return [];
  return frequent
    .filter(({ value, count }) => count >= 2 && !allowed.includes(value))
    .map(({ value }) => value);
}

/** Whole numbers are numbers too; a text that may be a date is a text still. */
export function isRetyped(field: ContractField, now: DecidedField): boolean {
  if ((now.facts?.column.distinct ?? 1) === 0) return false;
  if (field.type === now.type) {
    const isMoment = field.type === 'date' || field.type === 'timestamp';
    return isMoment && (field.options.format ?? '') !== (now.options.format ?? '');
  }
  if (field.type === 'number' && now.type === 'integer') return false;
  const texts = ['date', 'timestamp', 'string'];
  return !(
    field.type === 'string' &&
    texts.includes(now.type) &&
    now.facts?.column.types.string !== undefined
  );
}

function toType({ type, options }: Pick<ContractField, 'type' | 'options'>): string {
  const article = /^[aeiou]/.test(type) ? 'an' : 'a';
  return `${article} ${type}${options.format === undefined ? '' : ` written ${options.format}`}`;
}

function toAdded(field: DecidedField): NextContractChange {
  return {
    what: 'added',
    field: field.name,
    confidence: 0.95,
    sentence: `"${field.name}" is new, ${toType(field)}.`,
  };
}

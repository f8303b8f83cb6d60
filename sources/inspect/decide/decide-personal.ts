import type { PersonalClass } from '../recognise/index.ts';
import type { DecidedField } from './decided-field.ts';

export interface DecidedSharing {
  /** Any field is personal. */
  isPersonal: boolean;
  isSensitive: boolean;
}

const aboutPersons = new Set([
  'resident-id',
  'birth-date',
  'sex',
  'marital-status',
  'spouse-name',
  'death-date',
  'surname',
  'given-name',
  'household-number',
]);
/** Personal only where the rows are about persons. */
const borrowed = new Set(['address', 'employer', 'postcode']);

/** Marks what tells of a person, by meaning and by what the values are (Personal Information Protection Law 4, 28). */
export function decidePersonal(fields: readonly DecidedField[]): DecidedSharing {
  const all = fields.flatMap(flatten);
  const isAboutPersons = all.some((field) => aboutPersons.has(meaningOf(field)) || isPersonName(field));
  for (const field of all) {
    const found = classify(field, isAboutPersons);
    if (found !== undefined) field.classification = found;
  }
  return {
    isPersonal: all.some(({ classification }) => classification !== undefined),
    isSensitive: all.some(({ classification }) => classification === 'sensitive-personal'),
  };
}

function classify(field: DecidedField, isAboutPersons: boolean): PersonalClass | undefined {
  const { recognition } = field.facts ?? {};
  if (recognition === undefined) return undefined;
  const { shares } = recognition;
  if ((shares.get('resident-id') ?? 0) >= 0.3) return 'sensitive-personal';
  const meaning = meaningOf(field);
  if (isPersonName(field) || (shares.get('telephone') ?? 0) >= 0.5 || (shares.get('email') ?? 0) >= 0.5)
    return 'personal';
  if (borrowed.has(meaning)) return isAboutPersons ? 'personal' : undefined;
  if (recognition.meaning?.personal === undefined) return undefined;
  // A name that says it and values that deny it: an identity number that is nobody's.
  const isDenied =
    meaning === 'resident-id' &&
    recognition.looked > 20 &&
    !['resident-id', 'credit-code'].some((name) => (shares.get(name) ?? 0) > 0.1);
  return isDenied ? undefined : recognition.meaning.personal;
}

function isPersonName({ facts, type }: DecidedField): boolean {
  if (facts === undefined || type !== 'string') return false;
  const share = facts.recognition.shares.get('person-name') ?? 0;
  return (
    share >= 0.8 ||
    (share >= 0.4 && ['name', 'legal-representative', 'former-name'].includes(meaningOf({ facts })))
  );
}

function meaningOf({ facts }: Pick<DecidedField, 'facts'>): string {
  return facts?.recognition.meaning?.name ?? '';
}

function flatten(field: DecidedField): DecidedField[] {
  const inside = [...(field.fields ?? []), ...(field.items === undefined ? [] : [field.items])];
  return [field, ...inside.flatMap(flatten)];
}

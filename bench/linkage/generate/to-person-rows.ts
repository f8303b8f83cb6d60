import { rates } from '../../../examples/pearl-city/generator/error-rates.ts';
import type { Clerk } from '../../../examples/pearl-city/generator/errors/clerk.ts';
import { observePerson } from '../../../examples/pearl-city/generator/errors/observe-person.ts';
import type { Person } from '../../../examples/pearl-city/generator/people/person.ts';
import { Random } from '../../../examples/pearl-city/generator/random.ts';
import type { PersonRegister, ShownField, Standing } from './person-registers.ts';

/** The columns of a person file. `truth` is who it is: no contestant is given it for its linkage, nor the id. */
export const personColumns = [
  'id',
  'dataset',
  'name',
  'former_name',
  'resident_id',
  'birth_date',
  'sex',
  'phone',
  'address',
  'truth',
] as const;

/** Two in a hundred have borne another name; population knows it, and of their other rows one in four still bears it. */
const formerNameShare = 0.02;
const underFormerName = 0.25;
/** As in the demo: half of a per cent stand in two household registers. */
const secondRegisterShare = rates.statusContradiction;

/** A row's cells without its id, which is given when the rows of a block are shuffled. */
export type PersonRow = readonly string[];

/** All rows of a block's people in one register. */
export function toPersonRows(
  register: PersonRegister,
  standings: readonly Standing[],
  clerk: Clerk,
): PersonRow[] {
  return standings
    .filter((standing) => register.holds(standing, clerk.random))
    .flatMap(({ person }) => {
      const copies = isTwice(register, clerk) ? [person, person] : [person];
      return copies.map((copy) => toRow(register, copy, clerk));
    });
}

function isTwice({ hasDoubles, dataset }: PersonRegister, clerk: Clerk): boolean {
  if (hasDoubles) return clerk.errs('double', rates.doubledWithinRegister);
  return dataset === 'public-security.population' && clerk.errs('second-register', secondRegisterShare);
}

function toRow(register: PersonRegister, person: Person, clerk: Clerk): PersonRow {
  const { dataset, shows, spellDate, spellPhone = (phone: string) => phone } = register;
  const shown = (field: ShownField, value: string | undefined) =>
    shows.includes(field) ? (value ?? '') : '';
  const formerName = findFormerName(person);
  const knowsFormer = shows.includes('formerName');
  const usesFormer = formerName !== undefined && !knowsFormer && clerk.random.chance(underFormerName);
  const seen = observePerson(clerk, usesFormer ? { ...person, name: formerName } : person);
  return [
    dataset,
    seen.name,
    shown('formerName', formerName),
    seen.residentId ?? '',
    shown('birth', spellDate(seen.birth)),
    shown('sex', seen.sex === 'male' ? '1' : '2'),
    shown('phone', seen.telephone && spellPhone(seen.telephone)),
    shown('address', seen.address),
    person.id,
  ];
}

/** The same for one person in every register: drawn from his own number. */
function findFormerName({ id, name }: Person): string | undefined {
  const random = new Random('former name', id);
  if (name.includes('·') || !random.chance(formerNameShare)) return undefined;
  return `${name[0] ?? ''}小${name.at(-1) ?? ''}`;
}

import type { Clerk } from '../errors/clerk.ts';
import { toDashed, today, toOfficeSecond, toZonedText } from '../calendar.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import { showcaseIds } from '../showcase.ts';
import { withDeleted, withDoubles } from './doubled.ts';
import { type Entry, type Register, serial } from './entry.ts';

function toEntry(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const death = person.death ?? today;
  const row = {
    deceased_name: seen.name,
    id_no: seen.residentId ?? null,
    sex: seen.sex === 'male' ? '男' : '女',
    birth_date: toDashed(seen.birth),
    death_date: toDashed(death),
    address: seen.address,
    is_deleted: false,
    updated_at: toZonedText(toOfficeSecond(Math.min(death + random.between(3, 60), today), random.next())),
  };
  const errors = seen.errors.filter((error) => !error.startsWith('telephone'));
  const paid = person.residentId === showcaseIds.pensioner || person.isPaidAfterDeath;
  return {
    row,
    errors,
    members: [{ role: '', entity: 'person', truth: person.id }],
    contradictions: paid ? [{ kind: 'pension-after-death', entity: person.id }] : undefined,
    isPinned: paid ?? person.isShowcase,
  };
}

/** Deaths; three in a hundred died elsewhere and are not on file, but never those who are paid on. */
export const deaths: Register = {
  dataset: 'civil-affairs.deaths',
  keyField: 'id',
  toKey: serial,
  entries: (block, clerk) => {
    const { random } = clerk;
    const dead = block.persons.filter((person) => person.death !== undefined);
    const known = dead.filter(
      (person) => (person.isShowcase ?? person.isPaidAfterDeath) || random.chance(0.97),
    );
    return withDeleted(
      clerk,
      withDoubles(clerk, known, (person) => toEntry(clerk, person)),
    );
  },
  spoil: (row) => {
    row.deceased_name = '';
  },
};

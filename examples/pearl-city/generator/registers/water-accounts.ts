import type { Clerk } from '../errors/clerk.ts';
import { toDashed, toDay, today, toLocalText } from '../calendar.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Household, Person } from '../people/person.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, numbered, type Register } from './entry.ts';

/** The account stays with the one who opened it, dead or not; mostly the eldest grown man or woman of the house. */
function findHolder(household: Household): Person | undefined {
  const [first, ...rest] = household.members;
  if (!first || first.isShowcase) return first;
  return rest.reduce(
    (eldest, member) => (member.death === undefined && member.birth < eldest.birth ? member : eldest),
    first,
  );
}

/** The place of a household's home; the truth of an account's address. */
export function toHomeId(household: Household): string {
  return `place-home-${household.number}`;
}

function toEntry(clerk: Clerk, holder: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, holder);
  const row = {
    holder: seen.name,
    holder_id: seen.residentId ?? null,
    phone: seen.telephone ?? null,
    address: seen.address,
    meter_no: `BS${String(random.between(0, 99_999_999)).padStart(8, '0')}`,
    opened_on: toDashed(
      random.between(toDay(2001, 1, 1), Math.min(holder.household.movedOn + 200, today - 60)),
    ),
    status: holder.isShowcase === true || random.chance(0.96) ? '在用' : '销户',
    updated_at: toLocalText(seen.updated),
  };
  const errors = seen.errors.filter((error) => error !== 'birth-date' && error !== 'sex');
  return {
    row,
    errors,
    members: [
      { role: 'holder', entity: 'person', truth: holder.id },
      { role: 'address', entity: 'place', truth: toHomeId(holder.household) },
    ],
    isPinned: holder.isShowcase,
  };
}

export const waterAccounts: Register = {
  dataset: 'water.accounts',
  keyField: 'account_no',
  toKey: numbered('W', 9),
  entries: (block, clerk) => {
    const holders = block.households.map(findHolder).filter((holder) => holder !== undefined);
    return withDoubles(clerk, holders, (holder) => toEntry(clerk, holder));
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.opened_on = '2015-13-01';
    else row.holder = '';
  },
};

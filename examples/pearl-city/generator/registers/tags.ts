import type { Clerk } from '../errors/clerk.ts';
import { toAge, toCompact, toDay, today, toLocalText, toOfficeSecond } from '../calendar.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import { type Entry, numbered, type Register } from './entry.ts';

function toEntry(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const registered = random.between(toDay(2019, 1, 1), today - 10);
  const kind = random.pick(['1', '2', '3', '3', '3', '3', '3', '3']);
  const row = {
    CZZJHM: seen.residentId ?? null,
    CZXM: seen.name,
    CLLXDM: kind,
    CPH: kind === '1' ? null : `蚌埠${String(random.between(0, 999_999)).padStart(6, '0')}`,
    ZCRQ: toCompact(registered),
    ZTDM: random.chance(0.92) ? '1' : '2',
    GXSJ: toLocalText(toOfficeSecond(random.between(registered, today - 2), random.next())),
  };
  const isAboutTag = (error: string) => error.startsWith('name') || error.startsWith('resident-id');
  const errors = seen.errors.filter(isAboutTag);
  return {
    row,
    errors,
    members: [{ role: '', entity: 'person', truth: person.id }],
    isPinned: person.isShowcase,
  };
}

/** Bicycles, motorcycles and e-bikes with a tag against theft: about 15 % of the city's people. */
export const tags: Register = {
  dataset: 'public-security.tags',
  keyField: 'BQBH',
  toKey: numbered('BQ', 9),
  entries: (block, clerk) =>
    block.persons
      .filter((person) => person.death === undefined && toAge(person.birth) >= 14)
      .filter((person) => person.isShowcase ?? clerk.random.chance(0.18))
      .map((person) => toEntry(clerk, person)),
  spoil: (row) => {
    row.CZXM = '';
  },
};

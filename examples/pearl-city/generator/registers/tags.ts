import { toAge, toCompact, toDay, today, toLocalText, toOfficeSecond } from '../calendar.ts';
import { rates } from '../error-rates.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { type Entry, numbered, type Register } from './entry.ts';

function toEntry(random: Random, person: Person): Entry {
  const seen = observePerson(random, person, { residentIdMissing: rates.residentIdMissingOnTags });
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
  entries: (block, random) =>
    block.persons
      .filter((person) => person.death === undefined && toAge(person.birth) >= 14)
      .filter((person) => person.isShowcase ?? random.chance(0.18))
      .map((person) => toEntry(random, person)),
  spoil: (row) => {
    row.CZXM = '';
  },
};

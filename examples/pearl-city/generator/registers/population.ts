import type { Clerk } from '../errors/clerk.ts';
import type { Block } from '../city/block.ts';
import { toCompact, toLocalText, toOfficeSecond, today } from '../calendar.ts';
import { rates } from '../error-rates.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { MaritalStatus, Person } from '../people/person.ts';
import { showcaseIds } from '../showcase.ts';
import { type Entry, numbered, type Register } from './entry.ts';

const maritalCodes: Record<MaritalStatus, string> = {
  unmarried: '10',
  married: '20',
  widowed: '30',
  divorced: '40',
};

/** 1 valid, 2 moved away, 3 struck off by death. */
function toStateCode(clerk: Clerk, person: Person): { code: string; error?: string } {
  if (person.death === undefined) return { code: '1' };
  // Some families do not report a death: the row stays valid.
  const isStale = !person.isShowcase && clerk.errs('life-status', rates.lifeStatusDiffers);
  return isStale ? { code: '1', error: 'life-status' } : { code: '3' };
}

function drawMaritalCode(clerk: Clerk, person: Person): { code: string; error?: string } {
  const differs = !person.isShowcase && clerk.errs('marital-status', rates.maritalStatusDiffers);
  if (!differs) return { code: maritalCodes[person.maritalStatus] };
  const code = person.maritalStatus === 'unmarried' ? '20' : '10';
  return { code, error: 'marital-status' };
}

function toEntry(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const state = toStateCode(clerk, person);
  const marital = drawMaritalCode(clerk, person);
  const row = {
    GMSFHM: seen.residentId ?? null,
    XM: seen.name,
    CYM: random.chance(0.02) ? `${person.name[0] ?? ''}小${person.name.at(-1) ?? ''}` : null,
    XBDM: seen.sex === 'male' ? '1' : '2',
    MZDM: person.ethnicity,
    CSRQ: toCompact(seen.birth),
    HH: person.household.number,
    HKDZ: seen.address,
    HYZKDM: marital.code,
    HJZTDM: state.code,
    LXDH: seen.telephone ?? null,
    XZQHDM: person.household.address.village.countyCode,
    GXSJ: toLocalText(
      Math.max(seen.updated, state.code === '3' ? toOfficeSecond((person.death ?? today) + 5, 0.5) : 0),
    ),
  };
  const errors = [...seen.errors, state.error, marital.error].filter((error) => error !== undefined);
  return {
    row,
    errors,
    members: [{ role: '', entity: 'person', truth: person.id }],
    isPinned: person.isShowcase,
  };
}

/** The same person's second row, in another household, valid as well. */
function toSecondRegister(block: Block, clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const entry = toEntry(clerk, person);
  const elsewhere = random.pick(block.households.filter((household) => household !== person.household));
  const number = person.isShowcase ? showcaseSecondRegister : elsewhere.number;
  return {
    ...entry,
    row: { ...entry.row, HH: number },
    errors: [...(entry.errors ?? []), 'second-register'],
    isPinned: true,
  };
}

/** Where the showcase family stands as well: no household has this number. */
const showcaseSecondRegister = 'H99000001';
const twoRegisterShowcase: string[] = [showcaseIds.twoRegisters, showcaseIds.twoRegistersWife];

function hasTwoRegisters(clerk: Clerk, person: Person): boolean {
  if (person.isShowcase) return twoRegisterShowcase.includes(person.residentId);
  return clerk.errs('second-register', rates.statusContradiction, person.death === undefined);
}

function toEntries(block: Block, clerk: Clerk): Entry[] {
  return block.persons.flatMap((person) => {
    const entry = toEntry(clerk, person);
    if (!hasTwoRegisters(clerk, person)) return [entry];
    const contradictions = [{ kind: 'two-household-registers', entity: person.id }];
    const second = toSecondRegister(block, clerk, person);
    return [
      { ...entry, contradictions, isPinned: true },
      { ...second, contradictions },
    ];
  });
}

export const population: Register = {
  dataset: 'public-security.population',
  keyField: 'RKBH',
  toKey: numbered('RK', 9),
  entries: toEntries,
  spoil: (row, random) => {
    if (random.chance(0.5)) row.CSRQ = '19901345';
    else row.XM = '';
  },
};

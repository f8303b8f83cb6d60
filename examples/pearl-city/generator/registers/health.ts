import type { Clerk } from '../errors/clerk.ts';
import { toAge, toCompact, toDashed, toDay, today } from '../calendar.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { showcaseIds } from '../showcase.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, type ForeignRow, numbered, type Register } from './entry.ts';

const items: readonly (readonly [item: string, unit: string, mean: number, deviation: number])[] = [
  ['空腹血糖', 'mmol/L', 5.6, 1.1],
  ['收缩压', 'mmHg', 128, 15],
  ['舒张压', 'mmHg', 80, 9],
  ['总胆固醇', 'mmol/L', 4.8, 0.9],
  ['血红蛋白', 'g/L', 138, 14],
  ['尿酸', 'μmol/L', 330, 80],
  ['体重', 'kg', 64, 11],
];

const doctors = ['王医生', '李医生', '陈医生', '周医生', '吴医生', '孙医生', '马医生', '胡医生'];

function drawResults(random: Random, person: Person): ForeignRow[] {
  const last = Math.min(person.death ?? today, today) - 5;
  const first = Math.max(toDay(2020, 1, 1), person.birth + 30);
  if (first >= last) return [];
  return Array.from({ length: random.pick([0, 1, 1, 2, 2, 3, 4]) }, () => {
    const [item, unit, mean, deviation] = random.pick(items);
    const value = Math.round(random.around(mean, deviation) * 10) / 10;
    return { item, value, unit, takenAt: toDashed(random.between(first, last)) };
  });
}

/** Report numbers continue the file's number. */
function numberResults(row: ForeignRow, number: number): void {
  const results = row.results as ForeignRow[];
  row.results = results.map((result, index) => ({
    reportNo: `R${String(number).padStart(8, '0')}-${index + 1}`,
    ...result,
  }));
}

/** 张伟's file carries the birth date that he gave by telephone: the visible dispute of the demo. */
const disputedBirth = toDay(1990, 1, 10);

function toEntry(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const isDisputed = person.residentId === showcaseIds.citizen;
  const row = {
    patient: {
      name: seen.name,
      identity: { kind: 'resident-id', number: seen.residentId ?? null },
      sex: { code: seen.sex === 'male' ? '1' : '2' },
      birth: toCompact(isDisputed ? disputedBirth : seen.birth),
      contact: { phone: seen.telephone ?? null, address: seen.address },
    },
    care: { doctor: random.pick(doctors), bloodType: random.pick(['A', 'B', 'O', 'AB', 'O']) },
    results: drawResults(random, person),
    updated: (seen.updated - 8 * 3600) * 1000,
  };
  return {
    row,
    errors: [...seen.errors, ...(isDisputed ? ['birth-date'] : [])],
    members: [{ role: '', entity: 'person', truth: person.id }],
    isPinned: person.isShowcase,
    complete: numberResults,
  };
}

/** Four of five people have a file; whoever died young enough ago has none. */
function hasFile(random: Random, person: Person): boolean {
  return random.chance(toAge(person.birth, person.death) >= 60 ? 0.9 : 0.78);
}

export const residents: Register = {
  dataset: 'health.residents',
  keyField: 'fileNo',
  toKey: numbered('HF', 8),
  entries: (block, clerk) => {
    const { random } = clerk;
    const people = block.persons.filter((person) => person.isShowcase ?? hasFile(random, person));
    return withDoubles(clerk, people, (person) => toEntry(clerk, person));
  },
  spoil: (row, random) => {
    const patient = row.patient as ForeignRow;
    if (random.chance(0.5)) patient.birth = '19901345';
    else patient.name = '';
  },
};

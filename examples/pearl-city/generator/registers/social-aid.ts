import type { Clerk } from '../errors/clerk.ts';
import { toAge, toDashed, toZonedText } from '../calendar.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { showcaseIds } from '../showcase.ts';
import { withDeleted, withDoubles } from './doubled.ts';
import { type Entry, type Register, serial } from './entry.ts';

const amounts: Record<string, number> = {
  最低生活保障: 720,
  特困供养: 1080,
  临时救助: 1500,
  残疾人两项补贴: 160,
  高龄津贴: 200,
};

function toEntry(clerk: Clerk, person: Person): Entry {
  const { random } = clerk;
  const seen = observePerson(clerk, person);
  const kind =
    toAge(person.birth) >= 80
      ? '高龄津贴'
      : random.pick(['最低生活保障', '最低生活保障', '特困供养', '临时救助', '残疾人两项补贴']);
  const row = {
    applicant_name: seen.name,
    id_no: seen.residentId ?? null,
    gender: seen.sex === 'male' ? '男' : '女',
    birth_date: toDashed(seen.birth),
    address: seen.address,
    phone: seen.telephone ?? null,
    aid_type: kind,
    monthly_amount: (amounts[kind] ?? 500) + random.between(0, 12) * 10,
    status: person.death === undefined && random.chance(0.88) ? 'active' : 'stopped',
    is_deleted: false,
    updated_at: toZonedText(seen.updated),
  };
  const members: Entry['members'] = [{ role: '', entity: 'person', truth: person.id }];
  return { row, errors: seen.errors, members, isPinned: person.isShowcase };
}

function receives(random: Random, person: Person): boolean {
  if (person.isShowcase) return person.residentId === showcaseIds.citizen;
  const age = toAge(person.birth);
  return age >= 16 && random.chance(age >= 80 ? 0.2 : 0.04);
}

export const socialAid: Register = {
  dataset: 'civil-affairs.social-aid',
  keyField: 'id',
  toKey: serial,
  entries: (block, clerk) => {
    const { random } = clerk;
    const receivers = block.persons.filter((person) => receives(random, person));
    return withDeleted(
      clerk,
      withDoubles(clerk, receivers, (person) => toEntry(clerk, person)),
    );
  },
  spoil: (row) => {
    row.applicant_name = '';
  },
};

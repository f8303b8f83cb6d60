import type { Clerk } from '../errors/clerk.ts';
import {
  type Day,
  toCalendarDate,
  toDashed,
  toDay,
  today,
  toZonedText,
  toOfficeSecond,
} from '../calendar.ts';
import { rates } from '../error-rates.ts';
import { observePerson } from '../errors/observe-person.ts';
import type { Marriage } from '../people/person.ts';
import type { Random } from '../random.ts';
import { withDeleted, withDoubles } from './doubled.ts';
import { type Entry, type Register, serial } from './entry.ts';

function drawUpdated(random: Random, marriage: Marriage): number {
  const last: Day = marriage.dissolvedOn ?? marriage.registeredOn;
  const day = Math.max(last, random.between(toDay(2008, 1, 1), today - 10));
  return toOfficeSecond(day, random.next());
}

/** The registry's officers copy names and numbers from the book: husband and wife err independently. */
function toEntry(clerk: Clerk, marriage: Marriage): Entry {
  const { random } = clerk;
  const husband = observePerson(clerk, marriage.husband);
  const wife = observePerson(clerk, marriage.wife);
  // A divorce decided by a court elsewhere is not always reported here.
  const missesDivorce =
    marriage.dissolvedOn !== undefined && clerk.errs('marital-status', rates.lifeStatusDiffers);
  const { year } = toCalendarDate(marriage.registeredOn);
  const row = {
    certificate_no: `J340300-${year}-${String(random.between(1, 999_999)).padStart(6, '0')}`,
    husband_name: husband.name,
    husband_id_no: husband.residentId ?? null,
    wife_name: wife.name,
    wife_id_no: wife.residentId ?? null,
    registered_on: toDashed(marriage.registeredOn),
    dissolved_on: marriage.dissolvedOn === undefined || missesDivorce ? null : toDashed(marriage.dissolvedOn),
    is_deleted: false,
    updated_at: toZonedText(drawUpdated(random, marriage)),
  };
  const isAboutRow = (error: string) => error.startsWith('name') || error.startsWith('resident-id');
  const tagged = (role: string, errors: string[]) =>
    errors.filter(isAboutRow).map((error) => `${role}:${error}`);
  return {
    row,
    errors: [
      ...tagged('husband', husband.errors),
      ...tagged('wife', wife.errors),
      ...(missesDivorce ? ['marital-status'] : []),
    ],
    members: [
      { role: 'husband', entity: 'person', truth: marriage.husband.id },
      { role: 'wife', entity: 'person', truth: marriage.wife.id },
    ],
    isPinned: marriage.husband.isShowcase,
  };
}

export const marriages: Register = {
  dataset: 'civil-affairs.marriages',
  keyField: 'id',
  toKey: serial,
  entries: (block, clerk) =>
    withDeleted(
      clerk,
      withDoubles(clerk, block.marriages, (marriage) => toEntry(clerk, marriage)),
    ),
  spoil: (row, random) => {
    row[random.pick(['husband_name', 'wife_name'])] = '';
  },
};

import { formatAddress } from '../address.ts';
import { type Day, toCalendarDate, toDay, today, toOfficeSecond } from '../calendar.ts';
import { rates } from '../error-rates.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import type { Sex } from '../tables/given-names.ts';
import type { Clerk } from './clerk.ts';
import { respellAddress, withFormerRoad } from './disturb-address.ts';
import { mistype, toFifteenDigits } from './disturb-identifier.ts';
import { misspellName, respellName } from './disturb-name.ts';

/** A person as one register's clerk wrote him down. */
export interface Observation {
  name: string;
  residentId?: string;
  birth: Day;
  sex: Sex;
  address: string;
  telephone?: string;
  /** When the row was last touched, in seconds; before the move where address or telephone are old. */
  updated: number;
  /** Names of the errors planted here. */
  errors: string[];
}

/** The share of rows without a resident id: it depends on who keeps the register. */
function findShareWithoutId({ dataset, department }: Clerk): number {
  if (dataset === 'public-security.tags') return rates.residentIdMissingOnTags;
  return rates.residentIdMissing[department] ?? 0;
}

interface Finding<T> {
  value: T;
  error?: string;
}

export function observeName(clerk: Clerk, name: string): Finding<string> {
  const { random } = clerk;
  const isMisspelled = clerk.errs('name-homophone-or-look-alike', rates.nameHomophoneOrLookAlike);
  const isRespelled = clerk.errs('name-script-or-spacing', rates.nameOtherScriptOrSpacing, !isMisspelled);
  if (isMisspelled) return { value: misspellName(random, name), error: 'name-homophone-or-look-alike' };
  if (isRespelled) return { value: respellName(random, name), error: 'name-script-or-spacing' };
  return { value: name };
}

export function observeResidentId(clerk: Clerk, residentId: string): Finding<string | undefined> {
  const isMissing = clerk.errs('resident-id-missing', findShareWithoutId(clerk));
  // Fifteen digits were given out until 1999 only.
  const mayBeShort = !isMissing && residentId.startsWith('19', 6);
  const isShort = clerk.errs('resident-id-15-digits', rates.residentIdFifteenDigits, mayBeShort);
  const isWrong = clerk.errs(
    'resident-id-wrong-digit',
    rates.residentIdOneWrongDigit,
    !isMissing && !isShort,
  );
  if (isMissing) return { value: undefined, error: 'resident-id-missing' };
  if (isShort) return { value: toFifteenDigits(residentId), error: 'resident-id-15-digits' };
  if (isWrong) return { value: mistype(clerk.random, residentId), error: 'resident-id-wrong-digit' };
  return { value: residentId };
}

/** Another birth date: a slip of the year, month or day, day and month swapped, or the lunar date. */
export function differBirth(random: Random, birth: Day): Day {
  const { year, month, day } = toCalendarDate(birth);
  const slips = [
    toDay(year - 1, month, day),
    birth - random.between(20, 45),
    birth + random.between(1, 9),
    toDay(year, month, (day % 28) + 1),
  ];
  if (day <= 12 && day !== month) slips.push(toDay(year, day, month), toDay(year, day, month));
  const slip = random.pick(slips);
  return slip > today - 5 || slip === birth ? birth - 30 : slip;
}

/** The telephone and whether it is old; `undefined` when nobody asked for it. */
export function observeTelephone(
  clerk: Clerk,
  owner: { telephone: string; formerTelephone: string },
): Finding<string | undefined> {
  const isMissing = clerk.errs('telephone-missing', rates.telephoneMissing);
  const isOld = clerk.errs('telephone-old', rates.telephoneOutOfDate, !isMissing);
  if (isMissing) return { value: undefined, error: 'telephone-missing' };
  return isOld ? { value: owner.formerTelephone, error: 'telephone-old' } : { value: owner.telephone };
}

type Home = Pick<Person['household'], 'address' | 'formerAddress'>;

/** An address with its two kinds of error, which may meet. */
export function observeAddress(clerk: Clerk, home: Home): { value: string; errors: string[] } {
  const { random } = clerk;
  const isOld = clerk.errs('address-old', rates.addressOutOfDate);
  const isRespelled = clerk.errs('address-spelling', rates.addressSpelledDifferently);
  // One old address in five is the same house under the street's old name.
  const wasRenamed = isOld && home.address.kind !== 'rural' && random.chance(0.2);
  const place = wasRenamed ? withFormerRoad(home.address) : isOld ? home.formerAddress : home.address;
  const value = isRespelled ? respellAddress(random, place) : formatAddress(place);
  return { value, errors: [...(isOld ? ['address-old'] : []), ...(isRespelled ? ['address-spelling'] : [])] };
}

/** When a row was last touched: old values come mostly with old dates, but some clerks touch a row and leave the address. */
export function drawUpdated(random: Random, movedOn: Day, isStale: boolean): number {
  const isOldRow = isStale && random.chance(0.85);
  const day = isOldRow
    ? random.between(toDay(2010, 1, 1), movedOn - 1)
    : random.between(Math.max(movedOn, toDay(2021, 1, 1)), today - 3);
  return toOfficeSecond(day, random.next());
}

export function observePerson(clerk: Clerk, person: Person): Observation {
  if (person.isShowcase) return observeExactly(person);
  const { random } = clerk;
  const name = observeName(clerk, person.name);
  const residentId = observeResidentId(clerk, person.residentId);
  const telephone = observeTelephone(clerk, person);
  const address = observeAddress(clerk, person.household);
  const hasOtherBirth = clerk.errs('birth-date', rates.birthDateDiffers);
  const hasOtherSex = clerk.errs('sex', rates.sexDiffers);
  const errors = [
    name.error,
    residentId.error,
    telephone.error,
    ...address.errors,
    hasOtherBirth && 'birth-date',
    hasOtherSex && 'sex',
  ];
  const isStale = telephone.error === 'telephone-old' || address.errors.includes('address-old');
  return {
    name: name.value,
    residentId: residentId.value,
    birth: hasOtherBirth ? differBirth(random, person.birth) : person.birth,
    sex: hasOtherSex === (person.sex === 'female') ? 'male' : 'female',
    address: address.value,
    telephone: telephone.value,
    updated: drawUpdated(random, person.household.movedOn, isStale),
    errors: errors.filter((error): error is string => typeof error === 'string'),
  };
}

function observeExactly(person: Person): Observation {
  const { name, residentId, birth, sex, telephone, household } = person;
  const updated = toOfficeSecond(toDay(2025, 6, 3), 0.25);
  return {
    name,
    residentId,
    birth,
    sex,
    telephone,
    address: formatAddress(household.address),
    updated,
    errors: [],
  };
}

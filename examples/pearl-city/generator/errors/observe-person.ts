import { formatAddress } from '../address.ts';
import { type Day, toCalendarDate, toDay, today, toOfficeSecond } from '../calendar.ts';
import { bornBefore2000, plantedShare, rates } from '../error-rates.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import type { Sex } from '../tables/given-names.ts';
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

/** Who keeps the register decides how often the number is missing. */
export interface ObservedBy {
  residentIdMissing: number;
}

export function observedBy(department: string): ObservedBy {
  return { residentIdMissing: rates.residentIdMissing[department] ?? 0 };
}

interface Finding<T> {
  value: T;
  error?: string;
}

export function observeName(random: Random, name: string): Finding<string> {
  const fate = random.next();
  const misspelled = plantedShare(rates.nameHomophoneOrLookAlike);
  if (fate < misspelled) return { value: misspellName(random, name), error: 'name-homophone-or-look-alike' };
  const respelled = misspelled + plantedShare(rates.nameOtherScriptOrSpacing);
  if (fate < respelled) return { value: respellName(random, name), error: 'name-script-or-spacing' };
  return { value: name };
}

export function observeResidentId(
  random: Random,
  residentId: string,
  by: ObservedBy,
): Finding<string | undefined> {
  let fate = random.next() - plantedShare(by.residentIdMissing);
  if (fate < 0) return { value: undefined, error: 'resident-id-missing' };
  fate -= plantedShare(rates.residentIdOneWrongDigit);
  if (fate < 0) return { value: mistype(random, residentId), error: 'resident-id-wrong-digit' };
  fate -= plantedShare(rates.residentIdFifteenDigits) / bornBefore2000;
  const isOldEnough = residentId.startsWith('19', 6);
  if (fate < 0 && isOldEnough) return { value: toFifteenDigits(residentId), error: 'resident-id-15-digits' };
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
  random: Random,
  owner: { telephone: string; formerTelephone: string },
): Finding<string | undefined> {
  const fate = random.next();
  if (fate < plantedShare(rates.telephoneMissing)) return { value: undefined, error: 'telephone-missing' };
  const isOld = fate < plantedShare(rates.telephoneMissing) + plantedShare(rates.telephoneOutOfDate);
  return isOld ? { value: owner.formerTelephone, error: 'telephone-old' } : { value: owner.telephone };
}

type Home = Pick<Person['household'], 'address' | 'formerAddress'>;

/** An address with its two kinds of error, which may meet. */
export function observeAddress(random: Random, home: Home): { value: string; errors: string[] } {
  const isOld = random.chance(plantedShare(rates.addressOutOfDate));
  const isRespelled = random.chance(plantedShare(rates.addressSpelledDifferently));
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

export function observePerson(random: Random, person: Person, by: ObservedBy): Observation {
  if (person.isShowcase) return observeExactly(person);
  const name = observeName(random, person.name);
  const residentId = observeResidentId(random, person.residentId, by);
  const telephone = observeTelephone(random, person);
  const address = observeAddress(random, person.household);
  const hasOtherBirth = random.chance(plantedShare(rates.birthDateDiffers));
  const hasOtherSex = random.chance(plantedShare(rates.sexDiffers));
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

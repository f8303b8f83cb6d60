import type { AddressBook } from '../address.ts';
import { type Day, toAge, toCalendarDate, toDay, today } from '../calendar.ts';
import type { ErrorAccounts } from '../errors/clerk.ts';
import type { Random } from '../random.ts';
import type { FamilyPlan, MemberPlan } from './family-plan.ts';
import { drawGivenName, drawMinorityName, drawSurname } from './person-name.ts';
import type { Household, Marriage, Person } from './person.ts';
import type { ResidentNumbers } from './resident-numbers.ts';

export interface PeopleTools {
  addresses: AddressBook;
  numbers: ResidentNumbers;
  accounts: ErrorAccounts;
}

export interface HouseholdSeed {
  plan: FamilyPlan;
  /** Number of the household's first member. */
  firstPerson: number;
  number: string;
}

/** Yearly chance of death is not modelled: this is the share of an age group that died within the last ten years. */
function deadShareAt(age: number): number {
  if (age < 60) return 0.006;
  if (age < 70) return 0.07;
  if (age < 80) return 0.18;
  return 0.42;
}

/** Nobody dies before his own wedding or before the birth of a child of the house. */
function drawDeath(random: Random, family: FamilyPlan, index: number): Day | undefined {
  const plan = family.members[index];
  if (!plan || !(plan.isDead ?? random.chance(deadShareAt(toAge(plan.birth))))) return undefined;
  const isSpouse = (marriage: FamilyPlan['marriages'][number]) =>
    marriage.husband === index || marriage.wife === index;
  const weddings = family.marriages.filter(isSpouse).map((marriage) => marriage.registeredOn);
  const births = weddings.length > 0 ? family.members.map((member) => member.birth) : [plan.birth];
  const earliest = Math.max(plan.birth + 30, toDay(2017, 1, 1), ...weddings, ...births);
  return Math.min(random.between(earliest, Math.max(earliest, today - 40)), today - 10);
}

/** 1[3-9] and nine digits; nobody's on purpose. */
export function drawTelephone(random: Random): string {
  const head = random.pick([
    '130',
    '131',
    '136',
    '138',
    '139',
    '150',
    '152',
    '158',
    '177',
    '181',
    '187',
    '189',
  ]);
  return head + String(random.between(0, 99_999_999)).padStart(8, '0');
}

function drawName(random: Random, plan: MemberPlan, surname: string): { name: string; ethnicity: string } {
  if (surname.includes('·')) return drawMinorityName(random, plan.sex);
  const given = drawGivenName(random, plan.sex, toCalendarDate(plan.birth).year);
  return { name: surname + given, ethnicity: random.chance(0.012) ? '03' : '01' };
}

/** Surnames by member: children bear the father's (one in twenty the mother's), spouses keep their own. */
function drawSurnames(random: Random, plan: FamilyPlan): string[] {
  const isMinority = random.chance(0.006);
  const own = plan.members.map(() => (isMinority ? '·' : drawSurname(random)));
  const resolve = (index: number): string => {
    const from = plan.members[index]?.surnameOf;
    return from === undefined ? (own[index] ?? '') : resolve(from);
  };
  return plan.members.map((_, index) => resolve(index));
}

function drawHome(random: Random, addresses: AddressBook): Household {
  const address = addresses.drawHome(random);
  const formerAddress = addresses.drawHome(random);
  return {
    number: '',
    address,
    formerAddress,
    movedOn: random.between(toDay(2013, 1, 1), toDay(2024, 6, 1)),
    members: [],
  };
}

/** A widow's or widower's status follows from the spouse's death; whoever dies first dies married. */
function settleMarriage(husband: Person, wife: Person): void {
  const first = (husband.death ?? Infinity) < (wife.death ?? Infinity) ? husband : wife;
  if (first.death === undefined) return;
  const other = first === husband ? wife : husband;
  other.maritalStatus = 'widowed';
}

/** Gives names, numbers, deaths and a home to a planned family. */
export function makeHousehold(
  random: Random,
  tools: PeopleTools,
  seed: HouseholdSeed,
): { household: Household; marriages: Marriage[] } {
  const household = { ...drawHome(random, tools.addresses), number: seed.number };
  const surnames = drawSurnames(random, seed.plan);
  const countyCode = household.address.village.countyCode;
  household.members = seed.plan.members.map((plan, index): Person => {
    const { name, ethnicity } = drawName(random, plan, surnames[index] ?? '');
    return {
      id: `person-${String(seed.firstPerson + index).padStart(7, '0')}`,
      name,
      sex: plan.sex,
      birth: plan.birth,
      residentId: tools.numbers.draw(random, { birth: plan.birth, sex: plan.sex, countyCode }),
      ethnicity,
      maritalStatus: plan.maritalStatus,
      death: drawDeath(random, seed.plan, index),
      telephone: drawTelephone(random),
      formerTelephone: drawTelephone(random),
      household,
    };
  });
  const marriages = seed.plan.marriages.map(({ husband, wife, registeredOn }): Marriage => {
    const couple = { husband: getMember(household, husband), wife: getMember(household, wife) };
    settleMarriage(couple.husband, couple.wife);
    return { ...couple, registeredOn };
  });
  return { household, marriages };
}

function getMember(household: Household, index: number): Person {
  const member = household.members[index];
  if (!member) throw new RangeError(`household ${household.number} has no member ${index}`);
  return member;
}

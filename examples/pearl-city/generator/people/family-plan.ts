import { type Day, today } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Sex } from '../tables/given-names.ts';
import { Weighted } from '../weighted.ts';
import type { MaritalStatus } from './person.ts';

/** What a member is before he has a name: sex, birth and place in the family. */
export interface MemberPlan {
  sex: Sex;
  birth: Day;
  maritalStatus: MaritalStatus;
  /** Index of the father, or of the mother of a fatherless home, whose surname is borne. */
  surnameOf?: number;
  /** A widowed person's spouse is dead for certain. */
  isDead?: boolean;
}

export interface FamilyPlan {
  members: MemberPlan[];
  /** Indices into members. */
  marriages: { husband: number; wife: number; registeredOn: Day }[];
}

const daysPerYear = 365.25;
const years = (count: number): number => Math.round(count * daysPerYear);

function bornAtAge(random: Random, age: number): Day {
  return today - years(age) - random.between(1, 364);
}

/** Adds husband and wife with their wedding; returns their indices. */
function addCouple(plan: FamilyPlan, random: Random, wifeBirth: Day): { husband: number; wife: number } {
  const husbandBirth = wifeBirth - Math.round(years(2) * random.around(1, 1.1));
  const earliest = Math.max(wifeBirth + years(20), husbandBirth + years(22));
  const registeredOn = Math.min(earliest + random.between(30, years(7)), today - random.between(20, 300));
  const husband = plan.members.push({ sex: 'male', birth: husbandBirth, maritalStatus: 'married' }) - 1;
  const wife = plan.members.push({ sex: 'female', birth: wifeBirth, maritalStatus: 'married' }) - 1;
  plan.marriages.push({ husband, wife, registeredOn });
  return { husband, wife };
}

/** Children who still live at home (under 26), born after the wedding. */
function addChildren(
  plan: FamilyPlan,
  random: Random,
  parents: { surnameOf: number; since: Day; mother: Day },
): void {
  const wanted = random.pick([1, 1, 1, 2, 2, 2, 3]);
  let birth = parents.since + random.between(200, years(5));
  for (let child = 0; child < wanted; child += 1) {
    const mayBeBorn = birth < today - 20 && birth < parents.mother + years(45);
    if (!mayBeBorn) return;
    if (birth > today - years(26)) {
      const sex: Sex = random.chance(0.52) ? 'male' : 'female';
      plan.members.push({ sex, birth, maritalStatus: 'unmarried', surnameOf: parents.surnameOf });
    }
    birth += random.between(500, years(6));
  }
}

function planSingle(random: Random): FamilyPlan {
  const sex: Sex = random.chance(0.58) ? 'male' : 'female';
  const age = random.between(20, 52);
  const isDivorced = age > 29 && random.chance(0.45);
  const maritalStatus = isDivorced ? 'divorced' : 'unmarried';
  return { members: [{ sex, birth: bornAtAge(random, age), maritalStatus }], marriages: [] };
}

function planCouple(random: Random, wifeAge: number): FamilyPlan {
  const plan: FamilyPlan = { members: [], marriages: [] };
  addCouple(plan, random, bornAtAge(random, wifeAge));
  return plan;
}

function planFamily(random: Random): FamilyPlan {
  const plan = planCouple(random, random.between(25, 50));
  const [marriage] = plan.marriages;
  const mother = plan.members[1]?.birth ?? today;
  addChildren(plan, random, { surnameOf: 0, since: marriage?.registeredOn ?? today, mother });
  return plan;
}

function planThreeGenerations(random: Random): FamilyPlan {
  const plan = planFamily(random);
  const sonBirth = plan.members[0]?.birth ?? today;
  const grandmotherBirth = sonBirth - years(random.between(21, 31)) - random.between(0, 300);
  const { husband } = addCouple(plan, random, grandmotherBirth);
  const wedding = plan.marriages[1];
  if (wedding) wedding.registeredOn = Math.min(wedding.registeredOn, sonBirth - 200);
  const son = plan.members[0];
  if (son) son.surnameOf = husband;
  return plan;
}

function planWidowed(random: Random): FamilyPlan {
  const plan = planCouple(random, random.between(63, 90));
  const dead = plan.members[random.chance(0.75) ? 0 : 1];
  if (dead) dead.isDead = true;
  return plan;
}

function planSingleParent(random: Random): FamilyPlan {
  const sex: Sex = random.chance(0.3) ? 'male' : 'female';
  const birth = bornAtAge(random, random.between(28, 48));
  const plan: FamilyPlan = { members: [{ sex, birth, maritalStatus: 'divorced' }], marriages: [] };
  const since = Math.max(birth + years(23), today - years(20));
  addChildren(plan, random, { surnameOf: 0, since, mother: birth });
  return plan;
}

/** Kinds of households with their share among a hundred. */
const kinds = new Weighted<(random: Random) => FamilyPlan>([
  [planSingle, 11],
  [(random) => planCouple(random, random.between(24, 59)), 15],
  [planFamily, 36],
  [planThreeGenerations, 14],
  [(random) => planCouple(random, random.between(60, 86)), 14],
  [planWidowed, 6],
  [planSingleParent, 4],
]);

/** A household of at most `room` members: too large a family leaves its room to single persons. */
export function planHousehold(random: Random, room: number): FamilyPlan {
  const plan = kinds.draw(random)(random);
  return plan.members.length > room ? planSingle(random) : plan;
}

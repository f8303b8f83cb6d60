import { toAge } from '../calendar.ts';
import { planHousehold } from '../people/family-plan.ts';
import { makeHousehold, type PeopleTools } from '../people/make-household.ts';
import type { Household, Marriage, Person } from '../people/person.ts';
import { Random } from '../random.ts';
import { makeShowcaseHouseholds } from '../showcase.ts';
import { blockSize } from './block-size.ts';

export interface People {
  households: Household[];
  persons: Person[];
  marriages: Marriage[];
}

const hasLeftMarriage = (sex: Person['sex']) => (person: Person) =>
  person.maritalStatus === 'divorced' && person.sex === sex;

/** Couples who were married to one another: divorced men and women of like age; the others' marriages were elsewhere. */
function drawDissolved(random: Random, persons: readonly Person[]): Marriage[] {
  const women = persons.filter(hasLeftMarriage('female'));
  return persons.filter(hasLeftMarriage('male')).flatMap((husband) => {
    const index = women.findIndex((woman) => Math.abs(woman.birth - husband.birth) < 8 * 365);
    const [wife] = index < 0 ? [] : women.splice(index, 1);
    if (!wife) return [];
    const younger = Math.max(wife.birth, husband.birth);
    const registeredOn = younger + Math.round(365.25 * 22) + random.between(10, 1200);
    return [{ husband, wife, registeredOn, dissolvedOn: registeredOn + random.between(300, 1200) }];
  });
}

/** Two hundred persons in their households; block 0 begins with the showcase families. */
export function makePeople(seed: string, block: number, tools: PeopleTools): People {
  const people: People = { households: [], persons: [], marriages: [] };
  const add = ({ household, marriages }: { household: Household; marriages: Marriage[] }): void => {
    people.households.push(household);
    people.persons.push(...household.members);
    people.marriages.push(...marriages);
  };
  if (block === 0) makeShowcaseHouseholds(seed, tools).forEach(add);
  while (people.persons.length < blockSize.persons) {
    const index = people.households.length;
    const random = new Random(seed, 'household', block, index);
    const plan = planHousehold(random, blockSize.persons - people.persons.length);
    const firstPerson = block * blockSize.persons + people.persons.length;
    add(makeHousehold(random, tools, { plan, firstPerson, number: toHouseholdNumber(block, index) }));
  }
  people.marriages.push(...drawDissolved(new Random(seed, 'divorces', block), people.persons));
  return people;
}

export function toHouseholdNumber(block: number, index: number): string {
  return `H${String(block * 300 + index).padStart(8, '0')}`;
}

/** Those who can run an enterprise or own a vehicle. */
export function findAdults(persons: readonly Person[]): Person[] {
  return persons.filter(
    (person) => person.death === undefined && toAge(person.birth) >= 20 && toAge(person.birth) < 75,
  );
}

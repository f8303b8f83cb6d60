import type { People } from '../../../examples/pearl-city/generator/city/make-people.ts';
import { toAge } from '../../../examples/pearl-city/generator/calendar.ts';
import type { Household, Person } from '../../../examples/pearl-city/generator/people/person.ts';
import type { Random } from '../../../examples/pearl-city/generator/random.ts';
import type { Standing } from './person-registers.ts';

/** Where the people of a block stand, after families have shared their telephones. */
export function makeStandings(people: People, random: Random): Standing[] {
  for (const household of people.households) shareTelephones(household, random);
  recycleTelephones(people.persons, random);
  const married = new Set(people.marriages.flatMap(({ husband, wife }) => [husband, wife]));
  const holders = new Set(people.households.map(findEldest));
  return people.persons.map((person) => ({
    person,
    age: toAge(person.birth, person.death),
    isAlive: person.death === undefined,
    isMarried: married.has(person),
    holdsAccount: holders.has(person),
  }));
}

/** Seven of ten children, and four of ten of the very old, are reached by the telephone of another one of the house. */
function shareTelephones({ members }: Household, random: Random): void {
  const owner = members.find(({ birth, death }) => death === undefined && isGrown(toAge(birth)));
  if (!owner) return;
  for (const member of members) {
    const age = toAge(member.birth);
    if (age < 14 ? random.chance(0.7) : age > 74 && random.chance(0.4)) member.telephone = owner.telephone;
  }
}

const isGrown = (age: number) => age >= 18 && age <= 74;

/** Three in a hundred numbers that someone gave up are somebody else's by now. */
function recycleTelephones(persons: readonly Person[], random: Random): void {
  for (const person of persons)
    if (random.chance(0.03)) person.formerTelephone = random.pick(persons).telephone;
}

function findEldest({ members }: Household): Person | undefined {
  const living = members.filter(({ death }) => death === undefined);
  return (living.length > 0 ? living : members).reduce<Person | undefined>(
    (eldest, member) => (eldest && eldest.birth <= member.birth ? eldest : member),
    undefined,
  );
}

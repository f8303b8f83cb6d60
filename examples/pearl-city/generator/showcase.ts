import { residentIdCheckDigit } from '#schemas';
import { toDay } from './calendar.ts';
import type { FamilyPlan } from './people/family-plan.ts';
import { makeHousehold, type PeopleTools } from './people/make-household.ts';
import type { Household, Marriage, Person } from './people/person.ts';
import { Random } from './random.ts';

const withCheckDigit = (body: string): string => body + residentIdCheckDigit(body);

/** Resident ids of the synthetic people whom demos and tests may rely on, at every seed and scale. */
export const showcaseIds = {
  /** 张伟: in every register of the living, owns a vehicle, represents a firm; health has another birth date. */
  citizen: '340302199001010015',
  wife: withCheckDigit('34030219910506002'),
  child: withCheckDigit('34030220160901001'),
  /** 王秀英: died in 2024 and is still paid a pension. */
  pensioner: withCheckDigit('34222619480615002'),
  /** 刘建军: he and his family stand in two valid household registers. */
  twoRegisters: withCheckDigit('34032119850615001'),
  twoRegistersWife: withCheckDigit('34032119871120002'),
  /** 陈丽华: represents an enterprise whose licence was revoked. */
  representative: withCheckDigit('34030319751103002'),
};

interface Showcase {
  plan: FamilyPlan;
  people: { name: string; residentId: string }[];
}

const born = (residentId: string): number =>
  toDay(Number(residentId.slice(6, 10)), Number(residentId.slice(10, 12)), Number(residentId.slice(12, 14)));

function toShowcases(): Showcase[] {
  const { citizen, wife, child, pensioner, twoRegisters, twoRegistersWife, representative } = showcaseIds;
  return [
    {
      plan: {
        members: [
          { sex: 'male', birth: born(citizen), maritalStatus: 'married', isDead: false },
          { sex: 'female', birth: born(wife), maritalStatus: 'married', isDead: false },
          { sex: 'male', birth: born(child), maritalStatus: 'unmarried', isDead: false },
        ],
        marriages: [{ husband: 0, wife: 1, registeredOn: toDay(2014, 10, 8) }],
      },
      people: [
        { name: '张伟', residentId: citizen },
        { name: '李娜', residentId: wife },
        { name: '张子轩', residentId: child },
      ],
    },
    {
      plan: {
        members: [{ sex: 'female', birth: born(pensioner), maritalStatus: 'widowed', isDead: true }],
        marriages: [],
      },
      people: [{ name: '王秀英', residentId: pensioner }],
    },
    {
      plan: {
        members: [
          { sex: 'male', birth: born(twoRegisters), maritalStatus: 'married', isDead: false },
          { sex: 'female', birth: born(twoRegistersWife), maritalStatus: 'married', isDead: false },
        ],
        marriages: [{ husband: 0, wife: 1, registeredOn: toDay(2012, 5, 2) }],
      },
      people: [
        { name: '刘建军', residentId: twoRegisters },
        { name: '赵雪梅', residentId: twoRegistersWife },
      ],
    },
    {
      plan: {
        members: [{ sex: 'female', birth: born(representative), maritalStatus: 'unmarried', isDead: false }],
        marriages: [],
      },
      people: [{ name: '陈丽华', residentId: representative }],
    },
  ];
}

/** The first households of block 0. Their names, numbers and fates are fixed; homes and telephones come from the seed. */
export function makeShowcaseHouseholds(
  seed: string,
  tools: PeopleTools,
): { household: Household; marriages: Marriage[] }[] {
  let firstPerson = 0;
  return toShowcases().map(({ plan, people }, index) => {
    const random = new Random(seed, 'showcase', index);
    const made = makeHousehold(random, tools, {
      plan,
      firstPerson,
      number: `H${String(index).padStart(8, '0')}`,
    });
    firstPerson += people.length;
    made.household.members.forEach((member, place) => fix(member, { ...people[place], tools }));
    return made;
  });
}

function fix(member: Person, known: { name?: string; residentId?: string; tools: PeopleTools }): void {
  member.name = known.name ?? member.name;
  member.residentId = known.tools.numbers.claim(known.residentId ?? member.residentId);
  member.ethnicity = '01';
  member.isShowcase = true;
  if (member.residentId === showcaseIds.pensioner) member.death = toDay(2024, 3, 12);
}

import { residentIdCheckDigit } from '#schemas';
import { type Day, toCalendarDate, toCompact } from '../calendar.ts';
import type { Random } from '../random.ts';
import type { Sex } from '../tables/given-names.ts';

/** Numbers of the counties before 1983, when they belonged to the prefecture of Suxian. */
const formerCountyCodes: Record<string, string> = {
  '340321': '342226',
  '340322': '342227',
  '340323': '342228',
};

const elsewhere = [
  '340104',
  '340403',
  '341126',
  '341203',
  '341302',
  '320106',
  '310115',
  '330106',
  '410105',
  '370102',
];
const inTheCity = ['340302', '340303', '340304', '340311', '340321', '340322', '340323'];

/** Gives out synthetic resident ids (GB 11643), each once. */
export class ResidentNumbers {
  private readonly given = new Set<string>();

  claim(residentId: string): string {
    this.given.add(residentId.slice(0, 17));
    return residentId;
  }

  draw(random: Random, person: { birth: Day; sex: Sex; countyCode: string }): string {
    const area = toFirstArea(random, person.countyCode, toCalendarDate(person.birth).year);
    for (;;) {
      const sequence = random.between(0, 499) * 2 + (person.sex === 'male' ? 1 : 0);
      const body = `${area}${toCompact(person.birth)}${String(sequence).padStart(3, '0')}`;
      if (this.given.has(body)) continue;
      this.given.add(body);
      return body + residentIdCheckDigit(body);
    }
  }
}

/** Where the number was first given: mostly here, not always, and under the county's old code for older people. */
function toFirstArea(random: Random, countyCode: string, birthYear: number): string {
  const fate = random.next();
  if (fate > 0.9) return random.pick(elsewhere);
  const area = fate > 0.75 ? random.pick(inTheCity) : countyCode;
  return birthYear < 1983 ? (formerCountyCodes[area] ?? area) : area;
}

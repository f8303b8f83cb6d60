import { splitAddress } from './address.ts';

/** A Chinese address in parts, its numbers in Arabic figures; '' where it is not told. */
export interface ChineseAddress {
  /** Province, city, district, street office and town, as far as they are written. */
  readonly division: string;
  /** Road, lane, village and group: 胜利中路, 纬4路, 涂山村5组. */
  readonly road: string;
  /** House number on the road: 35, 甲12. */
  readonly number: string;
  /** Estate, market or tower: 阳光花园. */
  readonly estate: string;
  readonly building: string;
  readonly unit: string;
  readonly room: string;
}

/** Figures inside a road's or a village's name belong to it: 纬4路, 5组, 解放路2巷. */
const name = /^(?:[^\da-z-]|\d+(?=[组村街巷道里线环]|路(?!口)|[东西南北中]路|大道|大街))+/;
const group = /^-?(?:\d+[a-z]?|[a-z](?![a-z]))(?:-(?:\d+[a-z]?|[a-z](?![a-z])))*-?/;
const roadEnd = /(?:大道|大街|胡同|[路街巷道里弄村组线环庄屯])$/;
/** 荣盛里 and 铁路二村 are built like estates where building, unit and room follow; a farm has one number only. */
const estateLike = /[里村庄屯]$/;
const roadInside = /^(.+(?:大道|大街|胡同|路|街|巷))(\p{Script=Han}{2,})$/u;
const townBefore = /^\p{Script=Han}{1,4}?[镇乡](?=\p{Script=Han}{2})/u;
const branch = /[甲乙丙丁]$/;

/**
 * The parts of a Chinese address in any spelling that `normaliseAddress` knows. Where only numbers are written they
 * are read by their place: 3-2-301 is building, unit and room, 3-301 building and room, and a lone number of three or more figures is a room.
 */
export function parseChineseAddress(text: string): ChineseAddress {
  const { division, arabic, joined } = splitAddress(text);
  const town = townBefore.exec(joined)?.[0] ?? '';
  const read = toReader(joined.slice(town.length).replace(/(\d)弄(?=\d)/g, '$1-'));
  const first = read(name);
  const numbers = toNumbers(read(group));
  const second = read(name);
  const more = toNumbers(read(group));
  const front = first.replace(branch, '');
  const isRoad = roadEnd.test(front) && !(estateLike.test(front) && numbers.length > 2);
  const { road, estate } = isRoad ? { road: front, estate: second } : splitEstate(front, second);
  const number = !isRoad ? '' : `${branch.exec(first)?.[0] ?? ''}${numbers[0] ?? ''}`;
  const inside = [...(number === '' ? numbers : numbers.slice(1)), ...more];
  return { division: division + town, road, number, estate, ...splitDoor(inside, /\d单元/.test(arabic)) };
}

/** The road of a Chinese address, where there is none its estate: by it neighbours are found. */
export function toRoad(text: string): string {
  const { road, estate } = parseChineseAddress(text);
  return road || estate;
}

/** The estate, market or tower of a Chinese address: 阳光花园. */
export function toEstate(text: string): string {
  return parseChineseAddress(text).estate;
}

/** House number, building, unit and room of a Chinese address, as far as they are told: 35-3-2-301. */
export function toDoor(text: string): string {
  const { number, building, unit, room } = parseChineseAddress(text);
  return [number, building, unit, room].filter((part) => part !== '').join('-');
}

/** Takes from the front of a text what a pattern finds there. */
function toReader(text: string): (pattern: RegExp) => string {
  let rest = text;
  return (pattern) => {
    const found = pattern.exec(rest)?.[0] ?? '';
    rest = rest.slice(found.length);
    return found;
  };
}

function toNumbers(text: string): string[] {
  return text.split('-').filter((number) => number !== '');
}

/** 胜利中路阳光花园 are a road and an estate; 阳光花园 alone is an estate. */
function splitEstate(first: string, second: string): Pick<ChineseAddress, 'road' | 'estate'> {
  const [, road = '', estate = first] = roadInside.exec(first) ?? [];
  return { road, estate: estate + second };
}

function splitDoor(
  numbers: readonly string[],
  saysUnit: boolean,
): Pick<ChineseAddress, 'building' | 'unit' | 'room'> {
  const [first = '', second = '', ...rest] = numbers;
  if (rest.length > 0) return { building: first, unit: second, room: rest.join('-') };
  if (second !== '')
    return saysUnit
      ? { building: '', unit: first, room: second }
      : { building: first, unit: '', room: second };
  return /^\d{3}/.test(first)
    ? { building: '', unit: '', room: first }
    : { building: first, unit: '', room: '' };
}

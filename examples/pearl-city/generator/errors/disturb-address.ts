import { type Address, formatAddress } from '../address.ts';
import type { Random } from '../random.ts';

const chineseDigits = '零一二三四五六七八九';

/** 1 to 99 as a clerk writes it out: 十二, 三十. */
function toChineseNumber(value: number): string {
  if (value >= 100) return String(value);
  const tens = Math.floor(value / 10);
  const ones = value % 10;
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${chineseDigits[tens] ?? ''}十`;
  return head + (ones === 0 && tens > 0 ? '' : (chineseDigits[ones] ?? ''));
}

function toFullWidth(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** What stands before the road or the village: less and less of the way down from the province. */
function drawHead(random: Random, address: Address): string {
  const { county, town } = address.village;
  const middle = address.kind === 'rural' ? town : '';
  return random.pick([
    `蚌埠市${county}${middle}`,
    `${county}${middle}`,
    `安徽蚌埠${county}${middle}`,
    `安徽省蚌埠市${middle}`,
    address.kind === 'rural' ? town : `蚌埠市${county}${town}`,
    `蚌埠${county.replace(/[区县]$/, '')}${middle}`,
  ]);
}

function drawDoor(random: Random, address: Address & { kind: 'urban' }): string {
  const { building, unit, room, estate } = address;
  const spelled = random.pick([
    `${building}号楼${unit}单元${room}`,
    `${building}栋${unit}单元${room}室`,
    `${building}幢${unit}-${room}`,
    `${building}-${unit}-${room}`,
    `${building}#${unit}单元${room}室`,
    `${toChineseNumber(building)}号楼${toChineseNumber(unit)}单元${room}室`,
    `${building}号楼 ${unit}单元 ${room}室`,
    toFullWidth(`${building}号楼${unit}单元${room}室`),
  ]);
  return estate + (random.chance(0.3) ? `小区${spelled}` : spelled);
}

function drawTail(random: Random, address: Address): string {
  if (address.kind === 'rural') {
    const { group, number } = address;
    const village = address.village.name;
    return random.pick([
      `${village}${toChineseNumber(group)}组${number}号`,
      `${village}第${group}村民小组${number}号`,
      `${village}${group}组${number}`,
      `${village}${group}队${number}号`,
      toFullWidth(`${village}${group}组${number}号`),
    ]);
  }
  const number = random.pick([
    `${address.number}号`,
    `${address.number}`,
    `${address.number} 号`,
    toFullWidth(`${address.number}号`),
  ]);
  if (address.kind === 'street')
    return `${address.road}${number}${random.pick([address.mark, address.mark, `(${address.mark})`, ''])}`;
  // Many leave the road out where the estate is known.
  const road = random.chance(0.25) ? '' : `${address.road}${number}`;
  return road + drawDoor(random, address);
}

/** The same place in another spelling than the standard's. */
export function respellAddress(random: Random, address: Address): string {
  const standard = formatAddress(address);
  for (;;) {
    const spelled = drawHead(random, address) + drawTail(random, address);
    if (spelled !== standard) return spelled;
  }
}

/** The address as it was before the street was renamed. */
export function withFormerRoad<T extends Address>(address: T): T {
  return address.kind === 'rural' ? address : { ...address, road: address.formerRoad };
}

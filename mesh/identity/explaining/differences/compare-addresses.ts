import { differ, differIn, type Difference } from './difference.ts';

/** Street and numbers of a comparable address, Chinese (`朝阳路12-3-401`) or Western (`12 high st`). */
interface Address {
  readonly street: string;
  /** The street number, then building, unit and room. */
  readonly numbers: readonly string[];
}

const chinese = /^(.*(?:大道|路|街|道|巷|弄|里|村|庄|组|区|苑|园|花园|城))?(.*)$/su;

/** What two different addresses have in common: street, building, door; undefined for nothing that can be named. */
export function compareAddresses(left: string, right: string): Difference | undefined {
  const [a, b] = [readAddress(left), readAddress(right)];
  const door = a.numbers.join('-');
  const isSameDoor = door === b.numbers.join('-');
  if (a.street === b.street ? a.street !== '' : !isSameDoor && isLongerStreet(a.street, b.street))
    return compareDoors(a, b);
  const [short = '', long = ''] = [left, right].sort((x, y) => x.length - y.length);
  const isPart = short.length >= 4 && short !== long && long.includes(short);
  if (isPart) return differIn('part-missing', long.replace(short, ' ').trim());
  return door !== '' && isSameDoor && haveCommonPart(a.street, b.street)
    ? differ('same-door', a.street, b.street)
    : undefined;
}

function compareDoors(a: Address, b: Address): Difference {
  const [one, other] = [a.numbers, b.numbers];
  const same = one.findIndex((number, at) => number !== other[at]);
  const shared = same < 0 ? one.length : same;
  const [restA, restB] = [one.slice(shared).join('-'), other.slice(shared).join('-')];
  if (restA === restB) return differ('similar');
  if (restA === '' || restB === '') return differIn('part-missing', restA + restB);
  return differ(shared === 0 ? 'same-street' : 'same-building', restA, restB);
}

function readAddress(text: string): Address {
  return /\p{Script=Han}/u.test(text) ? readChinese(text) : readWestern(text);
}

function readChinese(text: string): Address {
  const [, street = '', rest = ''] = chinese.exec(text) ?? [];
  return { street, numbers: rest.match(/[\da-z]+/gi) ?? [] };
}

/** Words that stand before the number of a flat. */
const units = new Set('flat unit apt apartment suite ste room rm floor fl lot shop'.split(' '));

function readWestern(text: string): Address {
  const words = text.split(/[\s,#]+/).filter((word) => !units.has(word.toLowerCase()));
  const isNumber = (word: string) => /^\d+[a-z]?(?:[-/]\d+[a-z]?)?$/i.test(word);
  return {
    street: words.filter((word) => !isNumber(word)).join(' '),
    numbers: words.filter(isNumber),
  };
}

/** One goes on with the town that the other leaves out. */
function isLongerStreet(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  return left.startsWith(`${right} `) || right.startsWith(`${left} `);
}

/** Two characters in a row, or a word, that both streets have. */
function haveCommonPart(left: string, right: string): boolean {
  if (left === '' || right === '') return false;
  const isHan = /\p{Script=Han}/u.test(left + right);
  const parts = isHan ? toPairs(left) : left.split(' ').filter((word) => word.length > 3);
  return parts.some((part) => right.includes(part));
}

function toPairs(text: string): string[] {
  const characters = [...text];
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
}

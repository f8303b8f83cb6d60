import type { Feature, Split } from '../model/index.ts';

/** A step of the grid in degrees: about 55 m from south to north, a little less from west to east. */
const step = 0.0005;

const splitters: Record<Split, (value: string) => string> = {
  words: (value) => value,
  pairs: toPairs,
  trigrams: toTrigrams,
  squares: toSquares,
};

/** A set's elements as words with a space between; a value that is no set stays as it is. */
export function toSet(feature: Pick<Feature, 'split'>, value: string): string {
  return feature.split === undefined ? value : splitters[feature.split](value);
}

/** Neighbouring characters: 市中心店 → 市中 中心 心店; a single character stands for itself. */
function toPairs(text: string): string {
  const characters = [...text.replaceAll(' ', '')];
  if (characters.length < 2) return characters.join('');
  return characters
    .slice(1)
    .map((character, index) => `${characters[index]}${character}`)
    .join(' ');
}

/** Runs of three characters, the ends marked: `de la` → _de de_ e_l _la la_; what two typing errors leave alone. */
function toTrigrams(text: string): string {
  const characters = [...`_${text.trim().replaceAll(/\s+/g, '_')}_`];
  if (characters.length < 3) return '';
  const runs = characters.slice(2).map((_character, index) => characters.slice(index, index + 3).join(''));
  return runs.join(' ');
}

/**
 * The four squares, two steps wide and laid at every step, that a position "longitude latitude" lies in. Positions that
 * are less than a step apart both ways always share one, which no single grid could promise.
 */
function toSquares(position: string): string {
  const [x = 0, y = 0] = position.split(' ').map((degrees) => Math.floor(Number(degrees) / step));
  return [`${x}:${y}`, `${x - 1}:${y}`, `${x}:${y - 1}`, `${x - 1}:${y - 1}`].join(' ');
}

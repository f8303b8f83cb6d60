const ones =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const onesInOrder =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
const tensInOrder = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';

const cardinals = new Map([...count(ones, 1), ...count(tens, 20, 10)]);
const ordinals = new Map([...count(onesInOrder, 1), ...count(tensInOrder, 20, 10)]);
const ordinalFigure = /^(\d+)(?:st|nd|rd|th)$/;

function count(words: string, from: number, step = 1): [string, number][] {
  return words.split(' ').map((word, place) => [word, from + place * step]);
}

/** The number that English writes as this word (seven, seventh, 7th), and whether it is an ordinal. */
export interface SpelledNumber {
  readonly number: number;
  readonly isOrdinal: boolean;
}

export function findSpelledNumber(word: string): SpelledNumber | undefined {
  const figure = ordinalFigure.exec(word)?.[1];
  if (figure !== undefined) return { number: Number(figure), isOrdinal: true };
  const ordinal = ordinals.get(word);
  if (ordinal !== undefined) return { number: ordinal, isOrdinal: true };
  const cardinal = cardinals.get(word);
  return cardinal === undefined ? undefined : { number: cardinal, isOrdinal: false };
}

/** The words with numbers below 100 replaced by what `write` makes of them: `twenty first` is one number, 21st. */
export function replaceSpelledNumbers(
  words: readonly string[],
  write: (spelled: SpelledNumber, word: string) => string,
): string[] {
  const result: string[] = [];
  for (let place = 0; place < words.length; place++) {
    const word = words[place] ?? '';
    const spelled = findSpelledNumber(word);
    const ten = spelled && !spelled.isOrdinal && spelled.number >= 20 ? spelled.number : 0;
    const one = ten > 0 ? findSpelledNumber(words[place + 1] ?? '') : undefined;
    if (one !== undefined && one.number < 10 && !/\d/.test(words[place + 1] ?? '')) {
      result.push(
        write({ number: ten + one.number, isOrdinal: one.isOrdinal }, `${word} ${words[place + 1]}`),
      );
      place += 1;
    } else result.push(spelled === undefined ? word : write(spelled, word));
  }
  return result;
}

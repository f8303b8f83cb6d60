import { differ, differIn, type Difference } from './difference.ts';
import { compareWords } from './compare-words.ts';
import { findSingleEdit } from './find-single-edit.ts';

const han = /\p{Script=Han}/u;

/** What two different texts, enterprise names among them, have in common; undefined for nothing that can be named. */
export function compareTexts(left: string, right: string): Difference | undefined {
  return (
    compareByCharacter(left, right) ??
    findMissingPart(left, right) ??
    compareWords(left, right) ??
    countShared(left, right)
  );
}

function compareByCharacter(left: string, right: string): Difference | undefined {
  if (!han.test(left) || !han.test(right) || Math.min(left.length, right.length) < 3) return undefined;
  const edit = findSingleEdit(left, right);
  if (edit === undefined) return undefined;
  if (edit.kind === 'missing') return differIn('character-missing', edit.character);
  return differ(edit.kind === 'swapped' ? 'characters-swapped' : 'character-other', edit.left, edit.right);
}

function findMissingPart(left: string, right: string): Difference | undefined {
  const [short = '', long = ''] = [left, right].sort((a, b) => a.length - b.length);
  const isPart =
    han.test(short) && short.length >= 3 && short.length + 1 < long.length && long.includes(short);
  return isPart ? differIn('part-missing', long.replace(short, ' ').trim()) : undefined;
}

function countShared(left: string, right: string): Difference | undefined {
  const [a, b] = [toPieces(left), toPieces(right)];
  const shared = [...a].filter((piece) => b.has(piece)).length;
  const smaller = Math.min(a.size, b.size);
  if (smaller < 2 || shared * 2 < smaller) return undefined;
  return differ(han.test(left) ? 'similar' : 'words-shared', left, right);
}

/** Words; of Chinese texts the characters. */
function toPieces(text: string): Set<string> {
  return new Set(han.test(text) ? [...text] : text.split(/\s+/).filter((word) => word.length > 1));
}

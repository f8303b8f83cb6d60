import { pinyin } from 'pinyin-pro';
import { lookAlikes, moreNameCharacters, traditionalPairs } from '../tables/characters.ts';

function groupBySound(): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const character of new Set(moreNameCharacters)) {
    const sound = toSound(character);
    groups.set(sound, [...(groups.get(sound) ?? []), character]);
  }
  return groups;
}

function toSound(character: string): string {
  return pinyin(character, { toneType: 'none' });
}

const bySound = groupBySound();
const variants = new Map<string, string[]>();

const traditional = new Map(
  (traditionalPairs.match(/../gu) ?? [])
    .map((pair) => [...pair] as [string, string])
    .filter(([simplified, other]) => simplified !== other),
);

/** Characters that a clerk writes instead: same sound without regard to tone, or similar looks. May be empty. */
export function findVariants(character: string): readonly string[] {
  const known = variants.get(character);
  if (known) return known;
  const sounds = bySound.get(toSound(character)) ?? [];
  const looks = lookAlikes.filter((group) => group.includes(character)).flatMap((group) => [...group]);
  const found = [...new Set([...sounds, ...looks])].filter((other) => other !== character);
  variants.set(character, found);
  return found;
}

/** The name with every character that has one in its traditional form. */
export function toTraditional(name: string): string {
  return [...name].map((character) => traditional.get(character) ?? character).join('');
}

const simplified = new Map([...traditional].map(([simple, other]) => [other, simple]));

/** The name without spaces and dots and in simplified characters: what another script or spacing leaves unchanged. */
export function plainForm(name: string): string {
  const characters = [...name.replace(/[\s·•.．]/g, '')];
  return characters.map((character) => simplified.get(character) ?? character).join('');
}

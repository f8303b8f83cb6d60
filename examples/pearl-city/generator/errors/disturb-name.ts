import type { Random } from '../random.ts';
import { findVariants, toTraditional } from './character-variants.ts';

/** The name with one character replaced by one that sounds or looks like it; the surname's more seldom. */
export function misspellName(random: Random, name: string): string {
  const characters = [...name];
  const places = [...characters.keys()].filter((place) => findVariants(characters[place] ?? '').length > 0);
  const given = places.filter((place) => place > 0);
  const candidates = given.length > 0 && !random.chance(0.1) ? given : places;
  // Nothing sounds like it: old systems cut long names off.
  if (candidates.length === 0) return characters.slice(0, -1).join('');
  const place = random.pick(candidates);
  characters[place] = random.pick(findVariants(characters[place] ?? ''));
  return characters.join('');
}

/** The same name in traditional characters, or with spaces, or with another dot. */
export function respellName(random: Random, name: string): string {
  if (name.includes('·')) return name.replace('·', random.pick(['•', '.', '．', '']));
  const traditional = toTraditional(name);
  if (traditional !== name && random.chance(0.5)) return traditional;
  const [first = '', ...rest] = name;
  return random.pick([
    `${first} ${rest.join('')}`,
    `${first}　${rest.join('')}`,
    `${name} `,
    [...name].join(' '),
  ]);
}

import type { LevelFile } from './identity-model-file.ts';

/** The features of a level with their phrases; a bare phrase speaks of the comparison's own feature. */
export function toConditions(when: LevelFile['when'], feature: string): [string, string][] {
  return typeof when === 'string' ? [[feature, when]] : Object.entries(when);
}

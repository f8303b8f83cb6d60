import { extname } from 'node:path';
import { CausewayError, type EntityType } from '#schemas';

export type Language = 'en' | 'zh';

/** What both commands are told alike. */
export interface ReportFlags {
  readonly city?: string;
  readonly entity: string[];
  readonly language: Language;
  readonly examples?: boolean;
}

export const collect = (name: string, before: string[]) => [...before, name];

/** @throws CausewayError WRONG_USE for a language that no report is written in */
export function toLanguage(code: string): Language {
  if (code === 'en' || code === 'zh') return code;
  throw new CausewayError('WRONG_USE', { reason: `Reports are written in en and zh, not in "${code}".` });
}

/** Of several types' reports each has the type's name in the file's. */
export function toReportFile(file: string, entity: string, count: number): string {
  if (count === 1) return file;
  const ending = extname(file);
  return `${ending ? file.slice(0, -ending.length) : file}-${entity}${ending}`;
}

/** What the entity type is called in the language, whatever its country; otherwise its name. */
export function toTitle({ title, name }: Pick<EntityType, 'title' | 'name'>, language: Language): string {
  const locale = Object.keys(title).find((code) => code.split('-')[0] === language);
  return (locale === undefined ? undefined : title[locale]) ?? name;
}

import type { EntityTypeName } from '../ids/index.ts';

/** One value of an attribute, as stored and compared. */
export type AttributeValue = string | number | boolean;
export type AttributeType = 'string' | 'number' | 'integer' | 'boolean';
/** A title per locale, such as `{ en: 'Person', 'zh-CN': '人口' }`. */
export type Titles = Record<string, string>;

export interface EntityAttribute {
  name: string;
  type: AttributeType;
  format?: string;
  enum?: string[];
  title: Titles;
  description?: string;
}

/** Joined where a value of identifier `here` of this entity equals the winner of attribute `there` of the other. */
export interface EntityRelation {
  name: string;
  to: EntityTypeName;
  here: string;
  there: string;
  title: Titles;
}

export interface EntityType {
  name: EntityTypeName;
  /** The GraphQL type, such as `Person`. */
  typeName: string;
  /** The GraphQL list, such as `persons`. */
  plural: string;
  title: Titles;
  /** The attribute by which people call an entity. */
  label: string;
  identifiers: string[];
  search: string[];
  attributes: readonly EntityAttribute[];
  relations: EntityRelation[];
  file: string;
}

export const attributeFormats = [
  'date',
  'date-time',
  'resident-id',
  'credit-code',
  'vin',
  'plate',
  'division',
  'telephone',
  'address',
  'us-address',
  'site-name',
  'person-name',
  'enterprise-name',
] as const;
export type AttributeFormat = (typeof attributeFormats)[number];

/** The title in the locale, else in English, else the name. */
export function titleIn(titles: Titles, locale: string, name: string): string {
  return titles[locale] ?? titles.en ?? name;
}

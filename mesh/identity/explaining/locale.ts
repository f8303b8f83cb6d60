export const locales = ['en', 'zh'] as const;
export type Locale = (typeof locales)[number];

/** What features and comparisons are called, by name, in each locale. */
export type FeatureTitles = Partial<Record<Locale, Readonly<Record<string, string>>>>;

/** A language with the titles that belong to it. */
export interface Speech {
  readonly locale: Locale;
  readonly titles?: FeatureTitles;
}

/** The title, else the name itself in words: `birthDate` as `birth date`. */
export function toFeatureTitle(name: string, { locale, titles }: Speech): string {
  const known = titles?.[locale];
  if (known !== undefined && Object.hasOwn(known, name)) return toSmall(known[name] ?? name);
  return toSmall(name.replace(/(?<=[a-z])(?=[A-Z])|[_-]+/g, ' '));
}

/** Inside a sentence `Resident id` begins small; `VIN` stays. */
function toSmall(title: string): string {
  return title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase());
}

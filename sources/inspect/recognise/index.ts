/** What a column is: its values' format, and what its name and its values together say that it is about. */
export type { Meaning, PersonalClass } from './meaning.ts';
export { recogniseColumn } from './recognise-column.ts';
export type { Recognition } from './recognise-column.ts';
export { recogniseName, toFullName } from './recognise-meaning.ts';
export { valueFormats } from './value-formats.ts';
export { splitName, toWords } from './words/index.ts';

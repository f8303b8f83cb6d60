/** Person files of any size: nine registers about the people of one generated city, with the demo's errors and the truth. */
export { personColumns } from './to-person-rows.ts';
export { writePersonFile } from './write-person-file.ts';
export type { PersonFileOptions, PersonFileSummary } from './write-person-file.ts';

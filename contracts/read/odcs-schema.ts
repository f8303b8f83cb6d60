import { readFileSync } from 'node:fs';

const file = new URL('../odcs/odcs-json-schema-v3.1.0.json', import.meta.url);

/** The official schema of the Open Data Contract Standard 3.1.0 (dialect 2019-09). */
export const odcsSchema = JSON.parse(readFileSync(file, 'utf8')) as object;

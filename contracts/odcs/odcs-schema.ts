import { readFileSync } from 'node:fs';

const file = new URL('odcs-json-schema-v3.1.0.json', import.meta.url);

interface OfficialSchema {
  properties: { apiVersion: { enum: string[] } };
}

/** The official schema of the Open Data Contract Standard 3.1.0 (dialect 2019-09). */
export const odcsSchema = JSON.parse(readFileSync(file, 'utf8')) as OfficialSchema;

/** 3.2 has no official schema yet; what is not in 3.1 is named as unknown. */
const nextApiVersion = /^v3\.2\.\d+$/;

/** Whether a document says that it keeps 3.2. */
export function isNextApiVersion(apiVersion: unknown): boolean {
  return typeof apiVersion === 'string' && nextApiVersion.test(apiVersion);
}

/** The same, open to documents that say they keep 3.2. */
export const nextOdcsSchema: object = {
  ...odcsSchema,
  $id: undefined,
  properties: {
    ...odcsSchema.properties,
    apiVersion: { type: 'string', pattern: nextApiVersion.source },
  },
};

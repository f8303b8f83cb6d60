import { basename, dirname, join } from 'node:path';
import { compileFromFile } from 'json-schema-to-typescript';
import { globSync } from 'node:fs';

const header = (schema: string): string =>
  `/* generated from ${basename(schema)} by npm run generate; do not edit */`;

/** TypeScript types of the city folder's documents, one file beside each `*.schema.json` of the rooms. */
export async function generateDocumentTypes(): Promise<{ path: string; content: string }[]> {
  const schemas = globSync('{schemas,contracts,sources,mesh,gateway}/**/*.schema.json')
    // A scenario's city has documents of its own; what is generated beside them would be no document of a city.
    .filter((path) => !path.startsWith('contracts/odcs/') && !path.startsWith('gateway/scenarios/'))
    .sort();
  return Promise.all(
    schemas.map(async (schema) => ({
      path: join(dirname(schema), 'generated', basename(schema).replace('.schema.json', '.ts')),
      content: await compileFromFile(schema, {
        bannerComment: header(schema),
        additionalProperties: false,
        cwd: dirname(schema),
      }),
    })),
  );
}

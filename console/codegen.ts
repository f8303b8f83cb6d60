import { generate } from '@graphql-codegen/cli';
import { format, resolveConfig } from 'prettier';
import { fileURLToPath } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url)).replaceAll('\\', '/');
const target = `${here}src/generated/operations.ts`;
const heading = '// generated from console/schema.graphql and console/src/queries: run `npm run generate`\n';

/**
 * The types of everything the console asks the hub for. Nothing is written: `path` is absolute, `content` is what
 * the file there should hold.
 */
export async function generateConsoleTypes(): Promise<{ path: string; content: string }[]> {
  const files = (await generate(
    {
      schema: `${here}schema.graphql`,
      documents: `${here}src/queries/*.graphql`,
      silent: true,
      generates: {
        [target]: {
          plugins: ['typescript-operations'],
          config: { useTypeImports: true, skipTypename: true, enumType: 'string-literal' },
        },
      },
    },
    false,
  )) as { filename: string; content: string }[];
  const style = await resolveConfig(target);
  return Promise.all(
    files.map(async ({ content }) => ({
      path: target,
      content: await format(heading + content, { ...style, filepath: target }),
    })),
  );
}

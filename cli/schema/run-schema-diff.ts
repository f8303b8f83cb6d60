import { compareSchemas, type SchemaComparison } from '#contracts';
import { diffBatch } from './diff-batch.ts';
import { readSchemaFile } from './read-schema-file.ts';
import type { SchemaQuestion } from './schema-diff-command.ts';
import { toComparisonText } from './to-comparison-text.ts';

/** Prints the comparison of two schemas, or one of each line of a batch; the exit status is 1 where one breaks. */
export async function runSchemaDiff(question: SchemaQuestion, json: boolean): Promise<void> {
  process.exitCode =
    'batch' in question
      ? await diffBatch(question.batch, (line) => process.stdout.write(`${line}\n`))
      : compareFiles(question, json);
}

function compareFiles({ old, next }: { old: string; next: string }, json: boolean): number {
  const comparison = compareSchemas(readSchemaFile(old), readSchemaFile(next));
  console.log(json ? JSON.stringify(comparison, null, 2) : toComparisonText(comparison));
  return isCompatible(comparison) ? 0 : 1;
}

function isCompatible({ backward, forward }: SchemaComparison): boolean {
  return backward === 'compatible' && forward === 'compatible';
}

import type { Command } from 'commander';
import { CausewayError } from '#schemas';

interface Flags {
  readonly json?: boolean;
  readonly batch?: string;
}

/** Two files, or a file of pairs. */
export type SchemaQuestion = { readonly batch: string } | { readonly old: string; readonly next: string };

const help = `
backward  the new schema accepts every value that the old one did: new readers can read old data
forward   the old schema accepts every value that the new one does: old readers can read new data

Each is "compatible" (proved), "breaking" (with a counterexample that ajv confirms in the schemas' own dialect)
or "unknown", which counts as breaking. Dialects: draft-04 to draft-07, 2019-09 and 2020-12 (where none is named).
"format" is checked up to draft-07 and an annotation since 2019-09. Nothing is fetched: a reference to another
document leaves it unknown.

Examples:
  causeway schema diff person-1.json person-2.json
  causeway schema diff person-1.yaml person-2.yaml --json
  causeway schema diff --batch pairs.jsonl      lines {"id","old","new"} -> lines {"id","backward","forward","witness"}

Exit status: 0 compatible both ways, 1 findings, 2 wrong use.`;

/** `causeway schema diff OLD NEW [--json]` and `causeway schema diff --batch FILE.jsonl` */
export function addSchemaDiffCommand(schema: Command): void {
  schema
    .command('diff')
    .argument('[old]', 'the schema that is in use, JSON or YAML')
    .argument('[new]', 'the schema that is to replace it')
    .description('decide in both directions whether a new schema breaks anybody, with a counterexample')
    .option('--json', 'print one JSON document {backward, forward, witness, reasons}')
    .option('--batch <file>', 'a file of JSON Lines with a pair each; - reads them from stdin')
    .addHelpText('after', help)
    .action(async (old: string | undefined, next: string | undefined, { json, batch }: Flags) => {
      const question = toQuestion(old, next, batch);
      const { runSchemaDiff } = await import('./run-schema-diff.ts');
      await runSchemaDiff(question, json === true);
    });
}

function toQuestion(
  old: string | undefined,
  next: string | undefined,
  batch: string | undefined,
): SchemaQuestion {
  if (batch !== undefined) {
    if (old === undefined && next === undefined) return { batch };
    throw new CausewayError('WRONG_USE', { reason: 'Name either two schemas or --batch FILE, not both.' });
  }
  if (old === undefined || next === undefined)
    throw new CausewayError('WRONG_USE', { reason: 'Name two schemas: causeway schema diff OLD NEW.' });
  return { old, next };
}

import type { Inspection } from '#sources';

type Dataset = Inspection['datasets'][number];
type Field = Dataset['fields'][number];

interface Printing {
  readonly written: readonly string[] | undefined;
  readonly home: string;
  print(line: string): void;
}

/** What was found, for people; the drafts themselves where they were not written to files. */
export function printInspection(inspection: Inspection, { written, print }: Printing): void {
  const { target, kind, department, system, datasets, doubts, secrets } = inspection;
  print(`${target}: ${kind}, drafted as ${department}/${system} with ${datasets.length} datasets.`);
  for (const doubt of doubts) print(`  ! ${doubt}`);
  for (const dataset of datasets) printDataset(dataset, print);
  if (secrets.length > 0) print(`\nSet in the environment before the start: ${secrets.join(', ')}.`);
  if (written === undefined) printDrafts(inspection, print);
  else printNext(written, print);
}

function printDataset(
  { dataset, foreign, rowsSeen, rowsInAll, key, asOf, fields, trial, doubts }: Dataset,
  print: Printing['print'],
): void {
  const all = rowsInAll === undefined || rowsInAll <= rowsSeen ? '' : ` of about ${rowsInAll}`;
  print(
    `\n${dataset}  (${foreign}; ${rowsSeen}${all} rows seen; key ${key.join(' + ') || 'none'}; as of ${asOf ?? 'nothing'})`,
  );
  for (const doubt of doubts) print(`  ! ${doubt}`);
  const width = Math.min(40, Math.max(...fields.map(({ field }) => field.length)));
  for (const field of fields) print(`  ${field.field.padEnd(width)}  ${toLine(field)}`);
  if (trial === undefined) return;
  print(`  Tried: ${trial.kept} of ${trial.rows} rows read with the draft keep it.`);
  for (const sentence of trial.sentences.slice(0, 5)) print(`    ${sentence}`);
}

function toLine({
  type,
  required,
  key,
  unique,
  format,
  enum: allowed,
  meaning,
  mappedTo,
  classification,
  confidence,
}: Field): string {
  const parts = [
    type + (format === undefined ? '' : ` ${format}`),
    key ? 'key' : required ? 'required' : '',
    unique && !key ? 'unique' : '',
    allowed === undefined ? '' : `one of ${allowed.slice(0, 6).join(' ')}${allowed.length > 6 ? ' …' : ''}`,
    meaning === undefined ? '' : `${meaning} (${confidence.toFixed(2)})`,
    classification ?? '',
    mappedTo === undefined ? '' : `→ ${mappedTo}`,
  ];
  return parts.filter(Boolean).join(', ');
}

function printDrafts({ source, companions, datasets }: Inspection, print: Printing['print']): void {
  for (const { path, text } of [source, ...datasets.map(({ contract }) => contract)]) {
    print(`\n--- ${path}`);
    print(text.trimEnd());
  }
  for (const { path, text } of companions)
    print(`\n--- ${path} (${text.length} characters; --out writes it)`);
}

function printNext(written: readonly string[], print: Printing['print']): void {
  print('\nWritten:');
  for (const path of written) print(`  ${path}`);
  const contracts = written.filter((path) => path.endsWith('.odcs.yaml'));
  print('\nRead the comments, correct the drafts, and then:');
  print(`  causeway contract lint ${contracts.slice(0, 2).join(' ')}${contracts.length > 2 ? ' …' : ''}`);
  print('  causeway source test CITY');
  print('  causeway publish CITY');
}

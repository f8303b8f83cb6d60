import { join } from 'node:path';
import { rm } from 'node:fs/promises';
import { startEmbeddedPostgres } from '../../mesh/store/index.ts';
import { describeMachine, printResult, toTable, jsonOption, readOptions } from '../figures/index.ts';
import { inTemporaryFolder } from '../hub/index.ts';
import { measure } from './measure.ts';
import type { Measured } from './measure.ts';

/** Rows read, validated, compared, kept with history, against a raw COPY of the same rows into one table. */
const { values } = readOptions({
  command: 'npm run bench intake',
  measures:
    'Rows a second read, validated, compared and kept with history, against a raw COPY of the same rows.',
  options: {
    rows: { type: 'string', multiple: true, default: ['100000', '1000000'], says: 'rows of a delivery' },
    source: {
      type: 'string',
      multiple: true,
      default: ['delimited', 'postgres'],
      says: 'delimited or postgres',
    },
    mapped: {
      type: 'boolean',
      default: false,
      says: 'with a mapping between the source’s columns and the contract’s',
    },
    json: jsonOption,
    profile: { type: 'string', says: 'folder for a CPU profile of the hub' },
  },
});
const machine = describeMachine('bench:intake');
const measured: Measured[] = [];
for (const rows of values.rows.map(Number))
  for (const source of values.source) {
    const options = { rows, source, isMapped: values.mapped, profile: values.profile };
    measured.push(
      await inTemporaryFolder(async (directory) => {
        const cluster = await startEmbeddedPostgres({ directory: join(directory, 'postgres') });
        try {
          return await measure({ ...options, directory, url: cluster.url });
        } finally {
          await cluster.stop();
          await rm(join(directory, 'postgres'), { recursive: true, force: true });
        }
      }),
    );
    console.error(toText([measured.at(-1)!]));
  }
printResult({ machine, text: toText(measured), figures: { measured } }, values.json);

function toText(all: readonly Measured[]): string {
  const head = [
    'rows from',
    'rows',
    'delivery',
    'rows/s',
    '÷ raw COPY',
    '÷ COPY with key',
    'hub CPU s',
    'peak MiB',
  ];
  const body = all.flatMap(({ source, rows, raw, keyed, deliveries }) => [
    [source, count(rows), 'raw COPY, one table', count(rows / raw), '1', '', '', ''],
    [
      source,
      count(rows),
      'the same, with a primary key',
      count(rows / keyed),
      (raw / keyed).toFixed(2),
      '1',
      '',
      '',
    ],
    ...deliveries.map(({ name, seconds, processor, peakMiB }) => [
      source,
      count(rows),
      name,
      count(rows / seconds),
      (raw / seconds).toFixed(2),
      (keyed / seconds).toFixed(2),
      processor.toFixed(1),
      peakMiB.toFixed(0),
    ]),
  ]);
  return toTable([head, ...body]);
}

function count(number: number): string {
  return Math.round(number).toLocaleString('en');
}

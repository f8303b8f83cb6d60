import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { sharedData } from '../bench.config.ts';
import { describeMachine, printResult, toTable } from '../figures/index.ts';
import { repository } from '../hub/index.ts';
import { addressForms, evaluateAddresses, readAgencyRows } from './address-baseline.ts';
import { linkCity } from './link-city.ts';
import type { LinkageFigures } from './link-city.ts';

/** How well and how fast the same thing is recognised: nine real agencies, and Pearl City with its planted errors. */
const { values } = parseArgs({
  options: { scale: { type: 'string', default: '1' }, json: { type: 'boolean', default: false } },
});
const machine = describeMachine('bench:linkage');
const examples = join(repository, 'examples');
const agencyData = join(sharedData, 'linkage', 'chicago-early-childhood');

interface Line {
  readonly what: string;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly linkage?: LinkageFigures;
}

const lines: Line[] = [];
if (existsSync(agencyData)) lines.push(...(await measureAgencies()));
else
  console.error(
    'The nine agencies are left out: their lists are not here; CAUSEWAY_DATA says where they lie.',
  );
const scale = Number(values.scale);
lines.push(...toLines('Pearl City', await linkCity({ city: join(examples, 'pearl-city'), scale })));
printResult({ machine, text: toText(), figures: { scale, lines } }, values.json);

async function measureAgencies(): Promise<Line[]> {
  const rows = readAgencyRows(join(agencyData, 'csv_example_input_with_true_ids.csv'));
  const baselines = Object.entries(addressForms).map(([name, form]) => ({
    what: `nine agencies, same address, ${name}`,
    ...evaluateAddresses(rows, form),
  }));
  const linked = await linkCity({ city: join(examples, 'early-childhood'), data: agencyData });
  return [...baselines, ...toLines('nine agencies', linked)];
}

function toLines(name: string, figures: readonly LinkageFigures[]): Line[] {
  return figures.map((linkage) => ({
    what: `${name}: ${linkage.entityType}`,
    ...linkage.pairwise,
    linkage,
  }));
}

function toText(): string {
  const head = ['', 'records', 'entities found / true', 'pairs compared', 'seconds'];
  const rows = lines.map(({ what, precision, recall, f1, linkage }) => [
    what,
    showCount(linkage?.records),
    linkage ? `${showCount(linkage.entitiesFound)} / ${showCount(linkage.entitiesTrue)}` : '–',
    showCount(linkage?.pairsCompared),
    linkage?.seconds.toFixed(1) ?? '–',
    ...[precision, recall, f1].map((share) => share.toFixed(4)),
    linkage?.cluster.f1.toFixed(4) ?? '–',
  ]);
  return toTable([[...head, 'pairwise precision', 'recall', 'F1', 'cluster F1'], ...rows]);
}

function showCount(count: number | undefined): string {
  return count?.toLocaleString('en') ?? '–';
}

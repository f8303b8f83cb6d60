import { readOptions } from '../figures/index.ts';
import { inspectDemo } from './inspect-demo.ts';
import { startDemoCity } from './demo-city.ts';
import { inspectMillion } from './million.ts';
import { printReport } from './print-report.ts';

/**
 * How much of Pearl City's contracts, written by hand, an inspection of its ten systems drafts by itself; with
 * `--million`, how long a million rows take.
 */
const { values, positionals } = readOptions({
  command: 'npm run bench inspect',
  measures:
    'How much of Pearl City’s contracts, written by hand, an inspection of its systems drafts by itself.',
  options: {
    million: { type: 'boolean', default: false, says: 'how long a million rows take instead' },
    all: {
      type: 'boolean',
      default: false,
      says: 'also columns that are right, where something is said of them',
    },
  },
  operands: '[SCALE, 0.1] [only this SYSTEM]',
});
const [scale = '0.1', only] = positionals;
if (values.million) await inspectMillion(1_000_000);
else await compareDemo();

async function compareDemo(): Promise<void> {
  const demo = await startDemoCity(Number(scale));
  try {
    printReport(await inspectDemo(demo, only), values.all);
  } finally {
    await demo.close();
  }
}

import { inspectDemo } from './inspect-demo.ts';
import { startDemoCity } from './demo-city.ts';
import { inspectMillion } from './million.ts';
import { printReport } from './print-report.ts';

/**
 * How much of Pearl City's contracts, written by hand, an inspection of its ten systems drafts by itself; with
 * `--million`, how long a million rows take.
 */
const [scale = '0.1', only] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
if (process.argv.includes('--million')) await inspectMillion(1_000_000);
else await compareDemo();

async function compareDemo(): Promise<void> {
  const demo = await startDemoCity(Number(scale));
  try {
    printReport(await inspectDemo(demo, only), process.argv.includes('--all'));
  } finally {
    await demo.close();
  }
}

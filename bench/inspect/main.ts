import { inspectDemo } from './inspect-demo.ts';
import { startDemoCity } from './demo-city.ts';
import { printReport } from './print-report.ts';

/** How much of Pearl City's contracts, written by hand, an inspection of its ten systems drafts by itself. */
const [scale = '0.1', only] = process.argv.slice(2);
const demo = await startDemoCity(Number(scale));
try {
  const results = await inspectDemo(demo, only);
  printReport(results, process.argv.includes('--all'));
} finally {
  await demo.close();
}

import { findBenchmark, listBenchmarks } from './find-benchmark.ts';

/** `npm run bench NAME [-- options]`: starts one of the measurements; without a name it lists them. */
const [name = ''] = process.argv.splice(2, 1);
const program = findBenchmark(name);
const isAsking = ['', '--help', '-h'].includes(name);
if (program) await import(program.href);
else {
  console.error(isAsking ? 'Say which:' : `There is no measurement "${name}". There are:`);
  for (const one of listBenchmarks()) console.error(`  npm run bench ${one}`);
  console.error('What each measures, and its options: bench/README.md, or npm run bench NAME -- --help');
  process.exitCode = isAsking ? 0 : 2;
}

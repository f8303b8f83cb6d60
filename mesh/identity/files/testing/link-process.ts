import { linkFiles, type FileLinkQuestion } from '../link-files.ts';

/** Links files as it is told on the command line, and says on stderr which stage begins; made to be killed. */
await linkFiles({
  ...(JSON.parse(process.argv[2] ?? '{}') as FileLinkQuestion),
  onFound: (found) => process.stderr.write(`found ${JSON.stringify(found ?? null)}\n`),
  onStage: (stage) => process.stderr.write(`${stage}\n`),
});

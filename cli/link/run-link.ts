import { linkFiles } from '#mesh';
import manifest from '../../package.json' with { type: 'json' };
import { chooseOutputs } from './choose-outputs.ts';
import type { LinkFlags } from './link-command.ts';
import { printLinkage } from './print-linkage.ts';
import { showFound, showStage } from './show-stage.ts';
import { toLinkageJson } from './to-linkage-json.ts';

/** Links the records of the files, writes what was asked for and prints the figures. */
export async function runLink(flags: LinkFlags): Promise<void> {
  const outputs = chooseOutputs(flags);
  const linkage = await linkFiles({
    ...{ ...flags, paths: flags.input, ...outputs },
    program: `causeway ${manifest.version}`,
    onStage: showStage,
    onFound: showFound,
  });
  if (flags.json) console.log(JSON.stringify(toLinkageJson(linkage)));
  else printLinkage(linkage, outputs, console.log);
}

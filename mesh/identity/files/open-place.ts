import { openWorkFolder, withoutLog, type WorkFolder } from '../resuming/index.ts';
import { openWorkspace } from '../workspace.ts';
import type { FileLinkQuestion } from './link-files.ts';
import { toRunKey } from './to-run-key.ts';

export type LinkPlace = WorkFolder;

/** The work folder that was named; else memory, where nothing is found and nothing stays. */
export async function openPlace(question: FileLinkQuestion): Promise<LinkPlace> {
  if (question.work !== undefined) return openWorkFolder(question.work, await toRunKey(question));
  const workspace = await openWorkspace();
  return { ...workspace, log: withoutLog, found: undefined, remove: () => workspace.close() };
}

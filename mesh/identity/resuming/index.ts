/** Linkage that a kill does not bring back to its beginning: finished stages stand in a work folder. */
export { asItIs, withoutLog, type Stage, type StageLog } from './stage-log.ts';
export type { FoundWork } from './finished-stages.ts';
export { openWorkFolder, type WorkFolder } from './work-folder.ts';
export { mayReplaceOutput, noteOutputs } from './noted-outputs.ts';

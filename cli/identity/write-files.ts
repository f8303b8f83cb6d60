import { renameSync, writeFileSync } from 'node:fs';
import { toParametersText, toReportHtml, type LinkReport, type TrainedParameters } from '#mesh';
import type { Language } from './report-flags.ts';

export function writeParameters(file: string, parameters: TrainedParameters): void {
  writeWhole(file, toParametersText(parameters));
}

export function writeReport(file: string, report: LinkReport, language: Language): void {
  writeWhole(file, toReportHtml(report, language));
  process.stderr.write(`  ${'report'.padEnd(26)} ${file}\n`);
}

/** Written beside and moved there, so that a hub that starts meanwhile never finds half a file. */
function writeWhole(file: string, text: string): void {
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}

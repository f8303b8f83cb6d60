import type { ReportedAccuracy } from '../link-report.ts';
import type { Wording } from '../texts/index.ts';
import type { Table } from './figure.ts';

/** Precision and recall at each threshold. */
export function toCurveTable(curve: ReportedAccuracy['curve'], wording: Wording): Table {
  return {
    head: [wording.say('threshold'), wording.say('precision'), wording.say('recall')],
    rows: curve.map(({ threshold, precision, recall }) => [
      wording.decimal(threshold),
      wording.share(precision),
      wording.share(recall),
    ]),
  };
}

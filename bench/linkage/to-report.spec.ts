import { expect, it } from '@jest/globals';
import type { Attempt } from './attempt.ts';
import { toReport } from './to-report.ts';

const stages = [{ stage: 'all', seconds: 1 }];
const toAttempt = (contestant: string, records: number, seconds: number): Attempt => {
  return { contestant, records, seconds, stages, pairs: records * 2, peakMiB: records / 1000 };
};

it('says times by the hub’s of the same size, and growth only where a contestant came through both sizes', () => {
  const report = toReport([
    toAttempt('hub', 1000, 2),
    toAttempt('splink', 1000, 10),
    { ...toAttempt('hub', 5000, 11), agreement: { precision: 1, recall: 0.5, f1: 2 / 3 } },
    { contestant: 'splink', records: 5000, missing: 'Splink was ended after 45 minutes.' },
  ]);
  expect(report).toContain('| 1,000 | splink | 10.0 | 5.00 | 2,000 | 200 | 1 |');
  expect(report).toContain('| 5,000 | hub | 11.0 | 1.00 | 10,000 | 909 | 5 | 1.0000 | 0.5000 | 0.6667 |');
  expect(report).toContain('| 1,000 → 5,000 (× 5) | hub | × 5.50 | × 5.00 |');
  expect(report.match(/→/g)).toHaveLength(1);
  expect(report).toContain('- 5,000 records: Splink was ended after 45 minutes.');
});

import { describe, expect, it } from '@jest/globals';
import type { PhaseFigures } from './run-phase.ts';
import { isSustained, toReport } from './to-report.ts';

const phase: PhaseFigures = {
  ...{ rate: 500, arrived: 30_000, linkedPerSecond: 499, p50: 300, p95: 500, p99: 800, max: 1200 },
  ...{ backlog: 120, late: 3, cpu: { hub: 15, postgres: 24 }, load: 1.8 },
};

describe('the report', () => {
  it('calls a rate sustained when 99 of 100 records are linked within a second and no heap grows', () => {
    expect(isSustained(phase)).toBe(true);
    expect(isSustained({ ...phase, p99: 1001 })).toBe(false);
    expect(isSustained({ ...phase, backlog: 501 })).toBe(false);
  });

  it('names the highest rate that was sustained, and whether a linkage of all comes to the same', () => {
    const phases = [phase, { ...phase, rate: 625 }, { ...phase, rate: 800, p99: 4000 }];
    const batch = [{ stage: 'reading', seconds: 2 }];
    const text = toReport({ records: 1_000_000, batch, phases, differing: 0 });
    expect(text).toContain('Sustained with p99 at most 1000 ms: 625 records/s.');
    expect(text).toContain('the same clusters: yes.');
    expect(text).toContain('| 500 | 30,000 | 499 | 300 | 500 | 800 | 1200 | 120 | 3 | 0.50 | 0.80 | 1.8 |');
    expect(toReport({ records: 1, batch: [], phases: [], differing: 7 })).toContain('no, 7 records');
  });
});

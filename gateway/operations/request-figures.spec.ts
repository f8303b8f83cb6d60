import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toPrometheusText } from './prometheus-text.ts';
import { RequestFigures } from './request-figures.ts';

const answered = {
  correlationId: 'x',
  client: null,
  method: 'GET',
  route: '/metrics',
  operation: null,
  status: 200,
  codes: [],
  aborted: false,
};

describe('the histogram of durations', () => {
  it('always counts each request in every bucket that is wide enough', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 20_000, noNaN: true }), { minLength: 1 }),
        (durations) => {
          const figures = new RequestFigures();
          for (const milliseconds of durations) figures.note({ ...answered, milliseconds });
          const samples = figures.metrics()[2]?.samples ?? [];
          const buckets = samples.filter(({ suffix }) => suffix === '_bucket');
          for (const { labels, value } of buckets) {
            const bound = labels?.le === '+Inf' ? Infinity : Number(labels?.le);
            expect(value).toBe(durations.filter((each) => each / 1000 <= bound).length);
          }
        },
      ),
    );
  });
});

describe('the text format', () => {
  it('never lets a label out of its quotes', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const metric = { name: 'm', help: 'h', type: 'gauge' as const };
        const written = toPrometheusText([{ ...metric, samples: [{ labels: { a: text }, value: 1 }] }]);
        const line = written.split('\n')[2] ?? '';
        const inner = /^m\{a="((?:[^"\\\n]|\\[\\n"])*)"\} 1$/s.exec(line)?.[1];
        const read = inner?.replace(/\\(.)/gs, (_, char: string) => (char === 'n' ? '\n' : char));
        expect(read).toBe(text);
      }),
    );
  });
});

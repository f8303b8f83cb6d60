import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { locales } from '../explaining/index.ts';
import { sampleReport } from './testing/sample-report.ts';
import { toReportHtml } from './to-report-html.ts';

const attack = '</style><script>alert(1)</script><img src=x onerror="alert(1)">\'"&';

/** Every text of a value replaced, names of record fields included. */
function replaceTexts(value: unknown, text: () => string): unknown {
  if (typeof value === 'string') return text();
  if (Array.isArray(value)) return value.map((each) => replaceTexts(each, text));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => {
      const isChoice = key === 'kind' || key === 'how' || key === 'against';
      const isRecord = key === 'left' || key === 'right';
      if (isRecord) return [key, { [`${key}${text()}`]: text() }];
      return [key, isChoice ? each : replaceTexts(each, text)];
    }),
  );
}

const replaceNumbers = (value: unknown, number: () => number): unknown => {
  if (typeof value === 'number') return number();
  if (Array.isArray(value)) return value.map((each) => replaceNumbers(each, number));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, replaceNumbers(each, number)]));
};

type Report = ReturnType<typeof sampleReport>;

/** The elements of a page, in turn, with the names of their attributes. */
const toSkeleton = (html: string) =>
  [...html.matchAll(/<(\/?[a-z!][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*\/?>/g)].map(
    ([, name, attributes = '']) => `${name} ${attributes.replace(/="[^"]*"/g, '')}`,
  );

describe('toReportHtml', () => {
  it.each(locales)('is one page with every part, in %s', (locale) => {
    const html = toReportHtml(sampleReport(locale), locale);
    expect(html.match(/<section /g)).toHaveLength(10);
    expect(html.match(/<figure>/g)).toHaveLength(3 + 2 + 4 + 3 + 2);
    expect(html).not.toMatch(/undefined|\[object|\bNaN\b|\{\w+\}/);
  });

  it('loads nothing from elsewhere and runs nothing', () => {
    const html = toReportHtml(sampleReport());
    expect(html).not.toMatch(/<script|<link|<img|<iframe|\son\w+=|url\(|@import|https?:/i);
    expect(html).toContain(`default-src 'none'`);
  });

  it('has a title, a description and a table for each drawing, and no id twice', () => {
    const html = toReportHtml(sampleReport());
    const drawings = html.match(/<svg /g)?.length;
    expect(
      html.match(
        /<svg [^>]*role="img" aria-labelledby="[^"]+"><title id="[^"]+">[^<]+<\/title><desc id="[^"]+">[^<]+<\/desc>/g,
      ),
    ).toHaveLength(drawings ?? 0);
    expect(html.match(/<\/svg>\s*<details>/g)).toHaveLength(drawings ?? 0);
    const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('says in words how much is the same', () => {
    const html = toReportHtml(sampleReport());
    expect(html).toContain('10,321 records from 2 files are held to describe 6,204 different ones.');
    expect(html).toMatch(
      /Of 1,000 compared pairs about 92 are held to be the same, 43 are doubtful and 866 are/,
    );
  });

  it('lets no text of the data become markup, in any field', () => {
    const hostile = replaceTexts(sampleReport(), () => attack) as Report;
    const html = toReportHtml(hostile);
    expect(html).not.toMatch(/<script|<img|<\/style><|onerror="/i);
    expect(html).toContain('&lt;script&gt;');
    const tame = replaceTexts(sampleReport(), () => 'x') as Report;
    expect(toSkeleton(html)).toEqual(toSkeleton(toReportHtml(tame)));
  });

  it('has the same elements whatever the texts are', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...'<>"\'&=/ a\n\0\ud800{}$`') }),
      fc.constantFrom(
        '<script>',
        '"><svg onload=alert(1)>',
        "'-alert(1)-'",
        '--><b>',
        ']]>',
        '${1}',
        '{count}',
      ),
    );
    const tame = toSkeleton(toReportHtml(replaceTexts(sampleReport(), () => 'x') as Report));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1 }), (texts) => {
        let at = 0;
        const next = () => texts[at++ % texts.length] ?? '';
        expect(toSkeleton(toReportHtml(replaceTexts(sampleReport(), next) as Report))).toEqual(tame);
      }),
      { numRuns: 40 },
    );
  });

  it('draws numbers of any kind without breaking a drawing', () => {
    const number = fc.oneof(fc.double(), fc.constantFrom(0, NaN, Infinity, -Infinity, -1));
    fc.assert(
      fc.property(fc.array(number, { minLength: 1 }), (numbers) => {
        let at = 0;
        const next = () => numbers[at++ % numbers.length] ?? 0;
        const html = toReportHtml(replaceNumbers(sampleReport(), next) as Report);
        expect(html).not.toMatch(/="[^"]*(?:NaN|Infinity|undefined)[^"]*"/);
        expect(html).not.toMatch(/(?:width|height)="-/);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves out what is not known', () => {
    const { title, createdAt, inputs, prior, thresholds } = sampleReport();
    const html = toReportHtml({
      ...{ title, createdAt, inputs, prior, thresholds, records: 0, clusters: 0, largestCluster: 0 },
      ...{ clusterSizes: [], seconds: [], features: [], blocking: [], pairsCompared: 0, comparisons: [] },
      ...{ weights: [], unlinkable: [], examples: [], warnings: [] },
    });
    expect(html.match(/<section /g)).toHaveLength(2);
    expect(html).not.toMatch(/<figure|undefined|NaN/);
  });
});

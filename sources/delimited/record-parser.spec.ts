import { describe, expect, it } from '@jest/globals';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { RecordParser } from './record-parser.ts';

interface Record {
  cells: string[];
  line: number;
  raw: string;
}

function parse(text: string, cuts: number[] = []): Record[] {
  const parser = new RecordParser(',');
  const places = [0, ...cuts.map((cut) => Math.floor(cut * text.length)).sort((a, b) => a - b), text.length];
  const records: Record[] = [];
  places.forEach((start, index) => {
    parser.push(text.slice(start, places[index + 1] ?? start), index === places.length - 1);
    while (parser.next()) records.push({ cells: parser.cells, line: parser.line, raw: parser.raw });
  });
  return records;
}

describe('the record parser', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '珍', '"', ',', '\n', '\r', ' ', ';'), maxLength: 6 });
  const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 6 });
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 6 });

  it('reads whatever a writer of CSV writes, however it comes in pieces', () => {
    fc.assert(
      fc.property(table, cuts, fc.constantFrom('\n', '\r\n'), (rows, places, lineEnd) => {
        const text = stringify(rows, { record_delimiter: lineEnd, quoted_match: /[\r\n]/ });
        expect(parse(text, places).map(({ cells }) => cells)).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('loses no character and no line of anything', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', '"', ',', '\n') }), cuts, (text, places) => {
        const records = parse(text, places);
        expect(records).toEqual(parse(text));
        expect(records.map(({ raw }) => raw).join('\n')).toBe(text.replace(/\n$/, ''));
        let line = 1;
        for (const record of records) {
          expect(record.line).toBe(line);
          line += record.raw.split('\n').length;
        }
      }),
      { numRuns: 1000 },
    );
  });
});

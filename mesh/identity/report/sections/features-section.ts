import { toTable } from '../charts/index.ts';
import type { LinkReport, ReportedFeature } from '../link-report.ts';
import { markup } from '../markup/index.ts';
import type { Wording } from '../texts/index.ts';
import type { Section } from './section.ts';

/** The files that were read. */
export function toInputsSection({ inputs }: LinkReport, { say, count }: Wording): Section {
  const rows = inputs.map((input) => [input.name, count(input.rows)]);
  return { key: 'inputs', body: markup`${toTable({ head: [say('input'), say('rows')], rows })}` };
}

/** The columns that are looked at, how each is normalised, and why. */
export function toFeaturesSection({ features }: LinkReport, wording: Wording): Section | undefined {
  if (features.length === 0) return undefined;
  const { say, count, thousand } = wording;
  const row = ({ name, from, normalise, missing, distinct, why = '' }: ReportedFeature) => [
    ...[name, from.join(', '), normalise],
    ...[say('perThousand', { count: thousand(missing) }), count(distinct), why],
  ];
  const head = [
    ...[say('feature'), say('columns'), say('normalise')],
    ...[say('missing'), say('distinct'), say('why')],
  ];
  return { key: 'features', body: markup`${toTable({ head, rows: features.map(row) })}` };
}

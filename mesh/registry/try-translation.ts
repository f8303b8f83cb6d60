import { compileRowValidator, compileTranslation } from '#contracts';
import type { Contract } from '#contracts';
import type { Row } from '#sources';
import { FaultTally } from './fault-tally.ts';
import type { TranslationTrial } from './publish-report.ts';

/** A declared way to say the new version's rows in an older one's words. */
export interface TriedTranslation {
  /** JSONata. */
  readonly rows: string;
  readonly older: Contract;
}

export interface TranslationOutcome {
  readonly trial: TranslationTrial;
  /** Fields of the older version that some row was given a value for; undefined where no row could be tried. */
  readonly delivered: ReadonlySet<string> | undefined;
}

/** Says rows that keep the new version in the words of the older one, and holds what comes out against that. */
export async function tryTranslation(
  { rows: expression, older }: TriedTranslation,
  rows: readonly Row['value'][],
): Promise<TranslationOutcome> {
  const findFaults = compileRowValidator(older);
  const tally = new FaultTally();
  const delivered = new Set<string>();
  let quarantined = 0;
  const translate = compileTranslation(expression);
  for (const [index, row] of rows.entries()) {
    const faults = await translate(row).then(
      (said) => {
        for (const [field, value] of Object.entries(said)) if (value !== null) delivered.add(field);
        return findFaults(said);
      },
      (error: unknown) => [error instanceof Error ? error.message : 'The translation fails.'],
    );
    if (faults.length > 0) quarantined += 1;
    for (const fault of faults) tally.add(fault, `row ${index + 1}`);
  }
  const counts = { read: rows.length, kept: rows.length - quarantined, quarantined };
  const sentence =
    rows.length === 0
      ? `No row keeps the new version yet, so its translation to ${older.version} could not be tried.`
      : `${rows.length} rows were said in the words of version ${older.version}.`;
  const trial = { to: older.version, ...counts, samples: tally.show(), sentence };
  return { trial, delivered: rows.length === 0 ? undefined : delivered };
}

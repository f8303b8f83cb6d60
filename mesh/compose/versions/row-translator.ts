import { compileTranslation, majorOf } from '#contracts';
import type { Contract, Translation } from '#contracts';
import { CausewayError } from '#schemas';

type Payload = Readonly<Record<string, unknown>>;

/** A kept row with the version of the contract that it was taken in by. */
export interface VersionedRow {
  readonly payload: Payload;
  readonly contractVersion: string;
}

/** The row in the words of one version. @throws CausewayError TRANSLATION_FAILED */
export type RowTranslator = (row: VersionedRow) => Promise<Payload>;

/**
 * Says rows of every version in the words of `target`: as they are where the major version is the same, else by the
 * translations that the contracts declare, over several versions where one does not lead all the way.
 */
export function toRowTranslator(target: Contract, versions: readonly Contract[]): RowTranslator {
  const steps = collectSteps(versions);
  const ways = new Map<number, readonly Translation[] | undefined>();
  const findWay = (from: number): readonly Translation[] | undefined => {
    if (!ways.has(from)) ways.set(from, findShortest(steps, from, majorOf(target.version)));
    return ways.get(from);
  };
  return async ({ payload, contractVersion }) => {
    const way = findWay(majorOf(contractVersion));
    const fail = toFailure(target, contractVersion);
    if (!way) throw fail('no translation leads from it');
    let row: Payload = payload;
    for (const translate of way) {
      row = await translate(row).catch((error: unknown) => {
        throw fail('its translation fails for this row', error);
      });
    }
    return row;
  };
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly translate: Translation;
}

/** A translation to an older version, and the way back where it is declared. */
function collectSteps(versions: readonly Contract[]): Step[] {
  return versions.flatMap(({ version, translations }) => {
    const here = majorOf(version);
    return translations.flatMap(({ to, rows, back }) => {
      const there = majorOf(to);
      const down = { from: here, to: there, translate: compileTranslation(rows) };
      return back === undefined
        ? [down]
        : [down, { from: there, to: here, translate: compileTranslation(back) }];
    });
  });
}

/** The fewest steps: each one may lose something. */
function findShortest(steps: readonly Step[], from: number, to: number): Translation[] | undefined {
  const ways = new Map<number, Translation[]>([[from, []]]);
  for (const [major, way] of ways) {
    if (major === to) return way;
    for (const step of steps)
      if (step.from === major && !ways.has(step.to)) ways.set(step.to, [...way, step.translate]);
  }
  return undefined;
}

function toFailure({ dataset, department, version }: Contract, from: string) {
  return (why: string, cause?: unknown): CausewayError => {
    const reason = `A row of ${dataset} ${from} cannot be said in the words of version ${version}: ${why}.`;
    return new CausewayError('TRANSLATION_FAILED', { dataset, department, reason }, { cause });
  };
}

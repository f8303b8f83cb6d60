import { toLevelWeight, type ComparisonLevel, type IdentityModel } from '../model/index.ts';

export interface LevelFigures {
  readonly m: number;
  readonly u: number;
  /** In bits. */
  readonly weight: number;
}

/** One level's figures before and after a training; without `before` nobody had trained it. */
export interface LevelChange {
  readonly comparison: string;
  readonly reads: string;
  readonly isFixed: boolean;
  readonly before?: LevelFigures;
  readonly after: LevelFigures;
}

/** Level by level what another training of the same model changes. */
export function listChanges(after: IdentityModel, before: IdentityModel | undefined): LevelChange[] {
  return after.comparisons.flatMap(({ name, levels }, k) =>
    levels.map((level, index) => {
      const old = before?.comparisons[k]?.levels[index];
      return {
        ...{ comparison: name, reads: level.reads, isFixed: level.fixed ?? false, after: toFigures(level) },
        ...(old && { before: toFigures(old) }),
      };
    }),
  );
}

function toFigures({ m, u }: ComparisonLevel): LevelFigures {
  return { m, u, weight: toLevelWeight({ m, u }) };
}

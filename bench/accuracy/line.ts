/** How one contestant did on one set, or why it did not. */
export interface Line {
  readonly set: string;
  readonly who: string;
  /** Pairwise; undefined with `missing`. */
  readonly figures?: {
    readonly precision: number;
    readonly recall: number;
    readonly f1: number;
    readonly bcubed?: number;
    readonly seconds?: number;
    readonly pairs?: number;
    readonly largestCluster?: number;
  };
  readonly largestTrue?: number;
  /** The F1 that is demanded. */
  readonly demanded?: number;
  readonly missing?: string;
}

/** No found cluster may have more than twice the records of the largest true one. */
export const largestAllowed = 2;

/** What a line falls short of, as sentences. */
export function findShortfalls({ set, who, figures, largestTrue, demanded }: Line): string[] {
  if (!figures) return [];
  const { f1, largestCluster = 0 } = figures;
  const isTooLarge =
    demanded !== undefined && largestTrue !== undefined && largestCluster > largestAllowed * largestTrue;
  return [
    ...(demanded !== undefined && f1 < demanded
      ? [`${set}, ${who}: F1 ${f1.toFixed(4)} is below ${demanded}.`]
      : []),
    ...(isTooLarge
      ? [`${set}, ${who}: a cluster has ${largestCluster} records, the largest true one ${largestTrue}.`]
      : []),
  ];
}

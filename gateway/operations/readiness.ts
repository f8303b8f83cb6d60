/** How far the hub is. The sentence is shown without a token: it holds nothing of the data. */
export interface Readiness {
  readonly ready: boolean;
  /** What is missing, such as the store, or the first intake and how far it is. */
  readonly sentence: string;
  /** Progress where it can be counted, in rows. */
  readonly done?: number;
  readonly total?: number;
}

/** Port: what the hub knows of being ready; it asks the store itself, through the one pool that there is. */
export type ReadinessSource = () => Readiness | Promise<Readiness>;
export const READINESS = Symbol('ReadinessSource');

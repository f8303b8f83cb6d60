/**
 * `reader`: unified entities; `developer`: also the state of sources and the own department's raw rows;
 * `steward`: everything; `auditor`: states, conflicts and quarantine, but no entity.
 */
export const roles = ['reader', 'developer', 'steward', 'auditor'] as const;
export type Role = (typeof roles)[number];

/** A program or desk that the city lets ask. */
export interface Client {
  id: string;
  title: Record<string, string>;
  /** The department whose raw rows a developer may see. */
  department?: string;
  /** Datasets of other departments whose rows it may read, such as `public-security.cameras`. */
  reads?: readonly string[];
  roles: readonly Role[];
}

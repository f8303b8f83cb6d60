import type { Block } from '../city/block.ts';
import type { Clerk } from '../errors/clerk.ts';
import type { Random } from '../random.ts';

export type EntityName = 'person' | 'enterprise' | 'vehicle' | 'place';

/** What a part of a row truly speaks about. `role` is the contract mapping's. */
export interface TrueMember {
  role: string;
  entity: EntityName;
  truth: string;
}

/** A status that contradicts another row's; rows of one block with the same kind and entity belong together. */
export interface Contradiction {
  kind: string;
  entity: string;
}

export type ForeignRow = Record<string, unknown>;

/** One row of a legacy register with the truth behind it. */
export interface Entry {
  /** Foreign columns without the key, which is given when the rows have been shuffled. */
  row: ForeignRow;
  members: TrueMember[];
  /** Names of the planted errors. */
  errors?: string[];
  contradictions?: Contradiction[];
  /** Soft-deleted: the department does not mean it any more. */
  isDeleted?: boolean;
  /** Never broken: demos and tests rely on it. */
  isPinned?: boolean;
  /** Called once the key is known, for keys inside the row. */
  complete?: (row: ForeignRow, number: number) => void;
}

/** A dataset of a legacy system: how a block's rows look, how keys look, and how a row breaks its contract. */
export interface Register {
  dataset: string;
  keyField: string;
  toKey: (number: number) => string;
  entries: (block: Block, clerk: Clerk) => Entry[];
  spoil: (row: ForeignRow, random: Random) => void;
  /** Datasets whose rows are no part of an entity (weighings, hotline cases). */
  isRaw?: boolean;
}

/** `prefix` and the number in `digits` digits. */
export function numbered(prefix: string, digits: number): (number: number) => string {
  return (number) => prefix + String(number).padStart(digits, '0');
}

/** A serial number without leading zeros, as a database counts. */
export function serial(number: number): string {
  return String(100_000 + number);
}

import type { DuckDBConnection } from '@duckdb/node-api';
import type { IdentityModel } from '../model/index.ts';
import type { TrainingSettings } from '../training/index.ts';
import { chooseColumns } from './choose-columns.ts';
import { classifyColumn } from './classify-column.ts';
import type { ClassifiedColumn } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { InputSigns } from './find-clean-inputs.ts';
import { findPosition } from './find-position.ts';
import { matchColumns, type NamedColumn } from './match-columns.ts';
import { profileColumns } from './profile-columns.ts';
import { proposeBlocking } from './propose-blocking.ts';
import { toDraft, toProposedColumns, type ModelDraft, type ProposedColumn } from './propose-features.ts';
import { refineModel } from './refine-model.ts';

/**
 * With nobody to look at the result, the usual course of m weighs half as much as what is found. Of several inputs it is
 * learnt between them: what resembles each other within one may be no match at all.
 */
export function toAutoTraining(inputs: number): Omit<TrainingSettings, 'records'> {
  return { trust: 0.5, isOrdered: true, drawn: 300_000, isBetween: inputs > 1 };
}

/** What was made of the columns, and what is still to be decided once their features are there. */
export interface ModelPlan {
  readonly profiles: readonly ColumnProfile[];
  readonly classified: readonly ClassifiedColumn[];
  readonly columns: readonly ProposedColumn[];
  readonly draft: ModelDraft;
}

/** Looks at the columns of `numbered` and drafts features and comparisons for those that are of use. */
export async function planModel(
  connection: DuckDBConnection,
  named: readonly NamedColumn[],
  inputs: number,
): Promise<ModelPlan> {
  const profiles = await profileColumns(connection, await matchColumns(connection, named, inputs));
  const classified = chooseColumns(findPosition(profiles.map(classifyColumn), profiles), profiles, inputs);
  const columns = toProposedColumns(classified);
  return { profiles, classified, columns, draft: toDraft(columns) };
}

/** The decisions that need features or weights, for linkNumbered to ask for. */
export class ModelDecisions {
  readonly #connection: DuckDBConnection;
  readonly #plan: ModelPlan;
  readonly #size: { readonly records: number; readonly inputs: number };

  constructor(connection: DuckDBConnection, plan: ModelPlan, size: { records: number; inputs: number }) {
    this.#connection = connection;
    this.#plan = plan;
    this.#size = size;
  }

  async planBlocking(model: IdentityModel): Promise<IdentityModel> {
    const { columns } = this.#plan;
    const blocking = await proposeBlocking(this.#connection, model, { columns, records: this.#size.records });
    return { ...model, blocking: blocking.length > 0 ? blocking : model.blocking };
  }

  refine(model: IdentityModel): Promise<{ model: IdentityModel; signs: readonly InputSigns[] }> {
    const training = toAutoTraining(this.#size.inputs);
    return refineModel(this.#connection, model, { ...this.#size, training });
  }
}

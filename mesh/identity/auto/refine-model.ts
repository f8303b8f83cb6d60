import type { DuckDBConnection } from '@duckdb/node-api';
import { quote } from '../duck.ts';
import type { IdentityModel } from '../model/index.ts';
import { train, type TrainingSettings } from '../training/index.ts';
import { findDependence } from './find-dependence.ts';
import { findCleanInputs, type InputSigns } from './find-clean-inputs.ts';

export interface RefineQuestion {
  readonly records: number;
  readonly inputs: number;
  readonly training: Omit<TrainingSettings, 'records'>;
}

/** More than this is never asked of a pair: dependence is only estimated. */
const mostAsked = 3;
/** So far below the link threshold doubt begins. */
const doubt = 5;

/**
 * What the first training tells: within inputs that hold nobody twice no pair is a match, so that their pairs are left
 * out and the rest is trained on again; and as many bits as dependence makes weights too high are asked of a pair, and
 * on average of the pairs between two clusters.
 */
export async function refineModel(
  connection: DuckDBConnection,
  model: IdentityModel,
  question: RefineQuestion,
): Promise<{ model: IdentityModel; signs: InputSigns[] }> {
  const { model: trained, signs } = await findInputs(connection, model, question);
  const bits = Math.min(await findDependence(connection, trained, question.records), mostAsked);
  const link = Math.round(bits * 10) / 10;
  const thresholds = { link, review: link - doubt };
  return { model: { ...trained, thresholds, guards: { ...trained.guards, averageWeight: link } }, signs };
}

async function findInputs(
  connection: DuckDBConnection,
  model: IdentityModel,
  { records, inputs, training }: RefineQuestion,
): Promise<{ model: IdentityModel; signs: InputSigns[] }> {
  if (inputs < 2) return { model, signs: [] };
  const signs = await findCleanInputs(connection, model, records);
  const clean = signs.filter(({ isClean }) => isClean).map(({ dataset }) => dataset);
  if (clean.length === 0) return { model, signs };
  const names = clean.map((name) => quote(name)).join(', ');
  await connection.run(
    `DELETE FROM levels USING numbered l, numbered r
     WHERE l.i = levels.a AND r.i = levels.b AND l.dataset = r.dataset AND l.dataset IN (${names})`,
  );
  const again = await train(connection, model, { ...training, records });
  return { model: { ...again.model, guards: { ...again.model.guards, clean } }, signs };
}

import { isEntityTypeName, parseText, readDocument, type SourceDocument } from '#schemas';
import { readIdentityModel, type IdentityModel } from '../model/index.ts';
import { InputError } from './input-error.ts';
import { toEntityType } from './to-entity-type.ts';
import { findUnited, type UnitedColumn } from './unite-columns.ts';

/**
 * A model over the columns of files. Its `from` may write them in another case or with other spaces.
 * @throws InputError that names every mistake of the file with its line
 */
export function readModelFile(file: string, columns: readonly UnitedColumn[]): IdentityModel {
  return toModel(readDocument(file), columns);
}

export function readModelText(text: string, columns: readonly UnitedColumn[]): IdentityModel {
  return toModel(parseText(text, 'model.yaml'), columns);
}

function toModel(document: SourceDocument, columns: readonly UnitedColumn[]): IdentityModel {
  const { entity, features } = toHead(document.data);
  const normalisers = new Map<string, string>();
  for (const feature of features) {
    feature.from = renameAll(feature.from, columns);
    for (const name of [feature.from].flat()) normalisers.set(name, feature.normalise);
  }
  const type = toEntityType(columns, { entity, normalisers });
  const { model, faults } = readIdentityModel(document, [type]);
  if (!model) throw new InputError(faults);
  return model;
}

interface FeatureHead {
  from: string | string[];
  normalise: string;
}

/** What the file says of its entity and features, as far as it is what it should be; the rest is found fault with later. */
function toHead(data: unknown): { entity: string; features: FeatureHead[] } {
  const { entity, features } = (data ?? {}) as { entity?: unknown; features?: unknown };
  const named = typeof entity === 'string' && isEntityTypeName(entity) ? entity : 'record';
  const all = typeof features === 'object' && features !== null ? Object.values(features) : [];
  return { entity: named, features: all.filter(isFeatureHead) };
}

function isFeatureHead(feature: unknown): feature is FeatureHead {
  if (typeof feature !== 'object' || feature === null) return false;
  const { from, normalise } = feature as Record<string, unknown>;
  return typeof normalise === 'string' && [from].flat().every((name) => typeof name === 'string');
}

function renameAll(from: string | string[], columns: readonly UnitedColumn[]): string | string[] {
  const rename = (name: string) => findUnited(columns, name)?.name ?? name;
  return typeof from === 'string' ? rename(from) : from.map(rename);
}

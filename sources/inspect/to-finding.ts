import type { DecidedDataset } from './decide-dataset.ts';
import type { DecidedField } from './decide/index.ts';
import type { DatasetFinding, FieldFinding } from './inspection.ts';
import type { LookedDataset } from './look/index.ts';
import type { Profiled } from './profile-dataset.ts';
import type { Trial } from './reading/index.ts';

interface Found {
  name: string;
  department: string;
  path: string;
  looked: LookedDataset;
  profiled: Profiled;
  decided: DecidedDataset;
  trial: Trial | undefined;
}

/** What is said of a dataset beside its draft. */
export function toFinding({
  name,
  department,
  path,
  looked,
  profiled,
  decided,
  trial,
}: Found): DatasetFinding {
  const rowsInAll = profiled.rowsInAll ?? looked.rowsInAll;
  return {
    dataset: `${department}.${name}`,
    foreign: looked.foreign,
    rowsSeen: profiled.profile.rows,
    ...(rowsInAll === undefined ? {} : { rowsInAll }),
    contract: { path, text: decided.contractText },
    fields: decided.fields.flatMap((field) => toFields(field, '', decided)),
    key: decided.key,
    ...(decided.asOf === undefined ? {} : { asOf: decided.asOf }),
    ...(trial === undefined ? {} : { trial }),
    doubts: decided.doubts,
  };
}

function toFields(field: DecidedField, above: string, decided: DecidedDataset): FieldFinding[] {
  const path = above === '' ? field.name : `${above}.${field.name}`;
  const inside = [...(field.fields ?? []), ...(field.items?.fields ?? [])];
  return [toField(field, path, decided), ...inside.flatMap((each) => toFields(each, path, decided))];
}

function toField(field: DecidedField, path: string, { mapped }: DecidedDataset): FieldFinding {
  const { facts, enum: allowed, classification, options } = field;
  const mappedTo = mapped.get(path);
  const format = options.format ?? facts?.recognition.format;
  return {
    field: path,
    foreign: field.path.join('.'),
    ...{
      type: field.type,
      required: field.required,
      unique: field.unique,
      key: field.keyPosition !== undefined,
    },
    ...(format === undefined ? {} : { format }),
    ...(allowed === undefined ? {} : { enum: allowed }),
    ...(facts?.recognition.meaning === undefined ? {} : { meaning: facts.recognition.meaning.name }),
    confidence: Number((facts?.recognition.confidence ?? 0).toFixed(2)),
    ...(mappedTo === undefined ? {} : { mappedTo }),
    ...(classification === undefined ? {} : { classification }),
    doubts: field.doubts,
  };
}

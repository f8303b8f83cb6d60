import { checkDocument, toDepartmentId, type Fault, type SourceDocument } from '#schemas';
import { findKind, type SourceKind } from '../kinds/index.ts';
import type { Kind, Source, SourceVariables } from '../port/index.ts';
import { findCompanionFaults, toCompanionPath, toSystemSettings } from './companion-files.ts';
import { toDatasetReads } from './dataset-reads.ts';
import { commonSchema, toDocumentSchema } from './document-schema.ts';
import { toMilliseconds } from '../duration/index.ts';
import { findNameFaults, toSourceName } from './find-name-faults.ts';
import type { DatasetCommon, SourceCommon } from './generated/source.ts';
import { findGuardFaults, toGuardSettings, toMaintenance } from './guard-settings.ts';
import { substituteVariables } from './substitute-variables.ts';
import { findKindFaults } from './find-kind-faults.ts';
import { findReadingFaults } from './find-reading-faults.ts';

type SourceData = SourceCommon &
  Record<string, unknown> & { datasets: Record<string, DatasetCommon & Record<string, unknown>> };

/**
 * Checks a source document and makes a source of it. Every fault is found in one run, and then there is no source.
 * That a data file or a server is not there is no fault of the document: a probe says so.
 */
export function readSource(
  document: SourceDocument,
  variables: SourceVariables,
): { source?: Source; faults: Fault[] } {
  if (document.data === undefined) return { faults: [...document.faults] };
  const { data, shown, faults } = substituteVariables(document, variables);
  const readable: SourceDocument = { ...document, data: shown };
  const kind = findKind((shown as SourceData | null)?.kind);
  const found = [...document.faults, ...faults, ...findFaults(readable, kind, variables)];
  if (found.length > 0 || kind === undefined) return { faults: found.sort((a, b) => a.line - b.line) };
  return { source: toSource({ ...document, data }, kind, variables), faults: [] };
}

function findFaults(document: SourceDocument, kind: Kind | undefined, variables: SourceVariables): Fault[] {
  const { datasets } = document.data as Partial<SourceData>;
  const names = typeof datasets === 'object' && datasets !== null ? Object.keys(datasets) : [];
  const nameFaults = findNameFaults(document, toSourceName(document.file), names);
  if (kind === undefined) {
    return [...nameFaults, ...findKindFaults(document), ...checkDocument(document, commonSchema)];
  }
  return [
    ...nameFaults,
    ...checkDocument(document, schemaOf(kind)),
    ...findReadingFaults(document, kind),
    ...findCompanionFaults(document, kind, toCompanionPath(document, variables)),
    ...findGuardFaults(document),
  ];
}

const schemas = new WeakMap<Kind, object>();

function schemaOf(kind: Kind): object {
  const known = schemas.get(kind) ?? toDocumentSchema(kind);
  schemas.set(kind, known);
  return known;
}

function toSource(document: SourceDocument, kind: Kind, variables: SourceVariables): Source {
  const data = document.data as SourceData;
  const { department, system } = toSourceName(document.file);
  const toPath = toCompanionPath(document, variables);
  const settings = toSystemSettings(data, kind, toPath);
  const upstream = kind.toUpstream?.(settings);
  return {
    id: `${department}/${system}`,
    department: toDepartmentId(department),
    system,
    kind: data.kind as SourceKind,
    title: data.title,
    ...(data.refresh === undefined ? {} : { refreshSeconds: toMilliseconds(data.refresh) / 1000 }),
    guard: toGuardSettings(data.guard),
    ...(data.maintenance === undefined ? {} : { maintenance: toMaintenance(data.maintenance) }),
    datasets: toDatasetReads(department, data.datasets, { kind, variables, system: data }),
    file: document.file,
    settings,
    ...(upstream === undefined ? {} : { upstream }),
  };
}

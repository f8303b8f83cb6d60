import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { faultAt, type Fault, type SourceDocument } from '#schemas';
import type { Kind, SourceVariables } from '../port/index.ts';

type System = Record<string, unknown>;

/** Makes the path of a file beside the source document absolute. */
export function toCompanionPath(
  document: SourceDocument,
  variables: SourceVariables,
): (file: string) => string {
  return (file) => resolve(join(variables.city, dirname(document.file), file));
}

/** WSDL, OpenAPI and SDL files belong to the city folder: one that is not there is the document's mistake. */
export function findCompanionFaults(
  document: SourceDocument,
  kind: Kind,
  toPath: (file: string) => string,
): Fault[] {
  const system = document.data as System;
  return (kind.companions ?? []).flatMap((key) => {
    const file = system[key];
    if (typeof file !== 'string' || existsSync(toPath(file))) return [];
    return [
      faultAt(
        document,
        [key],
        `There is no file "${file}" beside this document: add it or correct the name.`,
      ),
    ];
  });
}

/** The kind's settings outside the datasets, its files with absolute paths. */
export function toSystemSettings(data: System, kind: Kind, toPath: (file: string) => string): System {
  const own = Object.keys(kind.schema.properties.system.properties);
  const entries = own.filter((key) => data[key] !== undefined).map((key) => [key, data[key]] as const);
  return Object.fromEntries(
    entries.map(([key, value]) => [key, kind.companions?.includes(key) ? toPath(String(value)) : value]),
  );
}

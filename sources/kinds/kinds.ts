import { delimited } from '../delimited/index.ts';
import { excel } from '../excel/index.ts';
import { fixedWidth } from '../fixed-width/index.ts';
import { graphql } from '../graphql/index.ts';
import { json } from '../json/index.ts';
import { jsonLines } from '../json-lines/index.ts';
import { mqtt } from '../mqtt/index.ts';
import { nats } from '../nats/index.ts';
import { odata } from '../odata/index.ts';
import { parquet } from '../parquet/index.ts';
import { postgres } from '../postgres/index.ts';
import { push } from '../push/index.ts';
import { mariadb, oracle, sqlserver } from '../relational/index.ts';
import { rest } from '../rest/index.ts';
import { soap } from '../soap/index.ts';
import { xml } from '../xml/index.ts';
import type { Kind } from '../port/index.ts';

/** Adding a kind is adding its folder and its line here. */
export const kinds = {
  postgres,
  mariadb,
  sqlserver,
  oracle,
  rest,
  soap,
  graphql,
  odata,
  delimited,
  excel,
  json,
  'json-lines': jsonLines,
  'fixed-width': fixedWidth,
  xml,
  parquet,
  mqtt,
  nats,
  push,
} satisfies Record<string, Kind>;

export type SourceKind = keyof typeof kinds;
export const sourceKinds = Object.keys(kinds) as SourceKind[];

export function findKind(name: unknown): Kind | undefined {
  return sourceKinds.includes(name as SourceKind) ? kinds[name as SourceKind] : undefined;
}

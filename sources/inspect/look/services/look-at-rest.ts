import { CausewayError } from '#schemas';
import type { HttpAnswer } from '../../../http/index.ts';
import type { LookedSystem } from '../looked.ts';
import { findPaging } from './find-paging.ts';
import { findRowsPath } from './find-rows-path.ts';
import type { Web } from './web.ts';

/** A resource that answers rows as JSON, by its answer and by what its parameters change. */
export async function lookAtRest(
  web: Web,
  { json, headers }: { json: unknown; headers: HttpAnswer['headers'] },
): Promise<LookedSystem> {
  const found = findRowsPath(json);
  if (found === undefined) {
    throw new CausewayError('WRONG_USE', {
      reason: `${web.url.origin}${web.url.pathname} answers JSON without a list of objects.`,
    });
  }
  const { page, doubts } = await findPaging(web, { json, headers, rows: found });
  const path = `${web.url.pathname}${toFixedQuery(web.url, page)}`;
  const name = web.url.pathname.split('/').filter(Boolean).at(-1) ?? web.url.hostname;
  const settings = {
    path,
    ...(found.path === '' ? {} : { rows: found.path }),
    ...(page === undefined ? {} : { page }),
  };
  return {
    kind: 'rest',
    name: web.url.hostname.replace(/^[\d.]+$/, '') || name,
    settings: { connection: { url: web.url.origin, ...web.connection } },
    ...{ companions: [], secrets: web.secrets, isUntyped: false, mostRows: 5000 },
    datasets: [
      {
        foreign: name,
        physicalType: 'endpoint',
        settings,
        declared: [],
        primaryKey: [],
        uniques: [],
        doubts,
      },
    ],
    doubts: [],
  };
}

/** Parameters of the address that are no part of the paging stay. */
function toFixedQuery(url: URL, page: Record<string, unknown> | undefined): string {
  const paging = new Set(Object.values(page ?? {}).map(String));
  const kept = [...url.searchParams].filter(([name]) => !paging.has(name));
  return kept.length === 0 ? '' : `?${new URLSearchParams(kept).toString()}`;
}

import { CausewayError } from '#schemas';
import type { InspectQuestion } from '../../inspection.ts';
import type { LookedSystem } from '../looked.ts';
import { showTarget } from '../target.ts';
import { lookAtGraphql } from './look-at-graphql.ts';
import { lookAtOdata } from './look-at-odata.ts';
import { isOpenapi, lookAtOpenapi } from './look-at-openapi.ts';
import { lookAtRest } from './look-at-rest.ts';
import { lookAtWsdl } from './look-at-wsdl.ts';
import { assertFine, openWeb, parseJson, type Web } from './web.ts';

/** Whatever answers under an http address: by what the answer is, not by what the address looks like. */
export async function lookAtWeb(question: InspectQuestion): Promise<LookedSystem> {
  const web = openWeb(question);
  try {
    const system = await recognise(web, question);
    return { ...system, close: () => Promise.resolve(web.close()) };
  } catch (error) {
    web.close();
    throw error;
  }
}

async function recognise(web: Web, question: InspectQuestion): Promise<LookedSystem> {
  if (/graphql\/?$/i.test(web.url.pathname)) return lookAtGraphql(web, question);
  const first = await web.get(web.url.href);
  const found = await byAnswer(web, question, first);
  if (found !== undefined) return found;
  if (first.status === 404 || first.status >= 500 || first.status === 400 || first.status === 405) {
    const beside = await besides(web, question);
    if (beside !== undefined) return beside;
  }
  assertFine(first);
  throw new CausewayError('WRONG_USE', {
    reason: `${showTarget(question.target)} answers ${String(first.headers['content-type'] ?? 'something')}: neither WSDL, OpenAPI, OData, GraphQL nor JSON rows.`,
  });
}

async function byAnswer(
  web: Web,
  question: InspectQuestion,
  { status, body, headers }: Awaited<ReturnType<Web['get']>>,
): Promise<LookedSystem | undefined> {
  if (status < 200 || status > 299) return undefined;
  const text = body.replace(/^\uFEFF/, '').trimStart();
  if (/^<\?xml|^<\w*:?definitions|^<edmx|^<!--/.test(text)) {
    if (/<(\w+:)?definitions[\s>]/.test(text.slice(0, 20_000))) return lookAtWsdl(web, text);
    if (/<(\w+:)?Edmx[\s>]/.test(text.slice(0, 20_000)))
      return lookAtOdata(web, text, web.url.href.replace(/\/?\$metadata.*$/, ''));
    return undefined;
  }
  const json = parseJson(text) ?? (/^(openapi|swagger):/m.test(text.slice(0, 5000)) ? text : undefined);
  if (json === undefined) return undefined;
  if (isOpenapi(json)) return lookAtOpenapi(web, json, question);
  if (isOdata(json, headers)) {
    const root = toServiceRoot(json, web);
    const metadata = await web.get(`${root}/$metadata`);
    if (metadata.status === 200) return lookAtOdata(web, metadata.body, root);
  }
  if (isGraphqlError(json)) return lookAtGraphql(web, question);
  return lookAtRest(web, { json, headers });
}

/** Where the address itself says nothing: what services usually have beside it. */
async function besides(web: Web, question: InspectQuestion): Promise<LookedSystem | undefined> {
  const base = web.url.href.replace(/[?#].*$/, '').replace(/\/$/, '');
  for (const address of [
    `${base}?wsdl`,
    `${base}/openapi.json`,
    `${base}/$metadata`,
    `${base}/swagger.json`,
  ]) {
    const answer = await web.get(address).catch(() => undefined);
    if (answer === undefined || answer.status !== 200) continue;
    const url = new URL(address);
    const found = await byAnswer({ ...web, url }, question, answer).catch(() => undefined);
    if (found !== undefined && found.kind !== 'rest') return found;
    if (found !== undefined && isOpenapi(parseJson(answer.body))) return found;
  }
  return lookAtGraphql(web, question).catch(() => undefined);
}

function isOdata(json: unknown, headers: Record<string, unknown>): boolean {
  return (
    headers['odata-version'] !== undefined ||
    (typeof json === 'object' && json !== null && '@odata.context' in json)
  );
}

function toServiceRoot(json: unknown, web: Web): string {
  const context = (json as { '@odata.context'?: unknown })['@odata.context'];
  const at = typeof context === 'string' ? new URL(context, web.url).href : web.url.href;
  return at.includes('$metadata')
    ? at.replace(/\/?\$metadata.*$/, '')
    : at.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '');
}

function isGraphqlError(json: unknown): boolean {
  const { errors } = (json ?? {}) as { errors?: unknown };
  return Array.isArray(errors) && /query|graphql/i.test(JSON.stringify(errors).slice(0, 1000));
}

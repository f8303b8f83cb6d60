import type { MeshFetch } from '@graphql-mesh/types';
import { CausewayError, isCausewayError } from '#schemas';
import type { ErrorCode } from '#schemas';
import type { DepartmentService } from './department-service.ts';

type ServiceRequest = Parameters<MeshFetch>[1];

/**
 * The only way from the composed schema to the departments' services. It knows their addresses and secrets, so
 * that neither stands in Mesh's configuration; it holds each answer to a deadline; and an answer that is no good
 * ends here as a code of the catalogue, before any of its words reach a resolver.
 */
export function toServiceFetch(services: readonly DepartmentService[]): MeshFetch {
  return async (url, request) => {
    const service = services.find(({ upstream }) => isBelow(upstream.url, url));
    // A document may name other hosts ($ref, servers): the hub talks only to what its city names.
    if (!service)
      throw new CausewayError('SOURCE_REFUSED', { reason: 'A service led to an unknown address.', url });
    return ask(service, url, request);
  };
}

function isBelow(base: string, url: string): boolean {
  const root = base.replace(/\/+$/, '');
  return url === root || url.startsWith(`${root}/`) || url.startsWith(`${root}?`);
}

async function ask(service: DepartmentService, url: string, request: ServiceRequest): Promise<Response> {
  const { id, department, deadline, upstream } = service;
  const signals = [AbortSignal.timeout(deadline), ...(request?.signal ? [request.signal] : [])];
  try {
    const response = await fetch(url, {
      ...request,
      headers: { ...request?.headers, ...upstream.headers },
      // A redirect would carry the department's credentials elsewhere.
      redirect: 'error',
      signal: AbortSignal.any(signals),
    });
    return toGoodResponse(service, response.status, await response.text());
  } catch (error) {
    if (isCausewayError(error)) throw error;
    const timedOut = signals[0]?.aborted ?? false;
    const code: ErrorCode = timedOut ? 'SOURCE_TIMEOUT' : 'SOURCE_UNREACHABLE';
    throw new CausewayError(code, { source: id, department, deadline }, { cause: error });
  }
}

/** The answer with nothing but its JSON: the upstream's headers stay behind. */
function toGoodResponse(service: DepartmentService, status: number, text: string): Response {
  const { id, department } = service;
  const details = { source: id, department, status, said: text.slice(0, 2000) };
  if (status >= 500) throw new CausewayError('SOURCE_UNREACHABLE', details);
  if (status >= 400) throw new CausewayError('SOURCE_REFUSED', details);
  if (!isJson(text)) throw new CausewayError('SOURCE_RUBBISH', details);
  return new Response(text, { headers: { 'content-type': 'application/json' } });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

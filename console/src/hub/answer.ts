/** A GraphQL document with the types of what it asks and answers. */
export interface Operation<Data, Variables> {
  text: string;
  /** Never there at run time: it only carries the types. */
  types?: (variables: Variables) => Data;
}

/** Why something was not answered: a code of the hub's catalogue, or UNREACHABLE and UNREADABLE of our own. */
export interface Problem {
  code: string;
  sentence: string;
  correlationId?: string | undefined;
}

/** A source that was to be asked and did not answer: the values shown are its last good copy. */
export interface MissedSource {
  department: string;
  dataset: string;
  code: string;
  sentence: string;
  copiedAt: string | null;
}

export interface Answer<Data> {
  data: Data | null;
  problems: Problem[];
  missed: MissedSource[];
}

interface Body {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; sentence?: string; correlationId?: string } }[];
  extensions?: { sources?: MissedSource[] };
}

const isBody = (body: unknown): body is Body =>
  typeof body === 'object' && body !== null && ('data' in body || 'errors' in body);

/** Reads the hub's JSON; anything else is UNREADABLE. */
export function toAnswer<Data>(body: unknown, status: number): Answer<Data> {
  if (status === 401) return failed({ code: 'UNAUTHENTICATED', sentence: '' });
  if (!isBody(body)) return failed({ code: 'UNREADABLE', sentence: `HTTP ${status}` });
  const problems = (body.errors ?? []).map(({ message, extensions }) => ({
    code: extensions?.code ?? 'INTERNAL',
    sentence: extensions?.sentence ?? message,
    correlationId: extensions?.correlationId,
  }));
  const data = problems.length > 0 && isHollow(body.data) ? null : (body.data ?? null);
  return { data: data as Data | null, problems, missed: body.extensions?.sources ?? [] };
}

/** Only nulls where answers should be: a failed question, not an empty answer. */
const isHollow = (data: unknown): boolean => Object.values(data ?? {}).every((root) => root === null);

/** An answer that holds nothing but its problem. */
export function failed<Data>(problem: Problem): Answer<Data> {
  return { data: null, problems: [problem], missed: [] };
}

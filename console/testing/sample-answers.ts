import { GraphQLError } from 'graphql';
import * as sample from './sample.ts';

/** What the sample hub remembers of one request: who asks, and which sources it missed. */
export interface SampleRequest {
  role: 'steward' | 'reader';
  missed: object[];
}

interface PageArguments {
  first: number;
  after?: string | null;
}

type Titled = { titles: Record<string, string> };

/** Gives every titled thing its title in the language that is asked for, at any depth. */
export function withTitles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withTitles);
  if (typeof value !== 'object' || value === null) return value;
  const plain = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, withTitles(part)]));
  if (!('titles' in value)) return plain;
  const title = ({ locale }: { locale: string }) => (value as Titled).titles[locale];
  return { ...plain, title, ruleTitle: title };
}

function page(all: readonly object[], { first, after }: PageArguments) {
  const start = after ? Number(after) : 0;
  const nodes = withTitles(all.slice(start, start + first)) as object[];
  const end = start + nodes.length;
  const pageInfo = {
    hasNextPage: end < all.length,
    hasPreviousPage: start > 0,
    startCursor: String(start),
    endCursor: String(end),
  };
  return {
    nodes,
    edges: nodes.map((node, at) => ({ cursor: String(start + at + 1), node })),
    pageInfo,
    totalCount: all.length,
  };
}

function assertSteward({ role }: SampleRequest): void {
  if (role === 'steward') return;
  throw new GraphQLError('This client may not see this.', {
    extensions: { code: 'FORBIDDEN', correlationId: 'c-1' },
  });
}

function entity({ id }: { id: string }, request: SampleRequest) {
  if (id !== 'person-1') return null;
  request.missed.push({
    department: 'water',
    dataset: 'water.accounts',
    code: 'SOURCE_TIMEOUT',
    sentence: 'water.accounts did not answer within 1500 ms.',
    copiedAt: sample.sourceOf('water.accounts', '', false).copiedAt,
  });
  const found = {
    id,
    type: 'person',
    label: '林小满',
    attributes: sample.attributes,
    records: sample.records,
  };
  return {
    ...(withTitles(found) as object),
    relations: withTitles([
      { name: 'vehicles', titles: { en: 'Vehicles', 'zh-CN': '车辆' }, entities: [sample.vehicle] },
    ]),
    conflicts: () => {
      assertSteward(request);
      return withTitles(sample.conflicts.slice(0, 1));
    },
  };
}

interface ConflictArguments extends PageArguments {
  state: string;
  type?: string | null;
  rule?: string | null;
}

const isAsked = (asked: string | null | undefined, value: string): boolean => !asked || asked === value;

/** The roots of the sample hub, with a steward who sees everything and a reader who sees what a reader may. */
export const sampleAnswers = {
  city: () =>
    withTitles({
      name: 'sample',
      titles: { en: 'Sample Town', 'zh-CN': '样例镇' },
      locales: ['zh-CN', 'en'],
      entityTypes: sample.entityTypes,
    }),
  overview: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return { sources: 4, datasets: 4, records: 45_656, quarantined: 40, entities: 28_123, openConflicts: 24 };
  },
  sources: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return withTitles(sample.sources);
  },
  search: ({ text, type, ...asked }: PageArguments & { text: string; type?: string | null }) =>
    page(
      sample.hits.filter((hit) => isAsked(type, hit.type) && JSON.stringify(hit).includes(text)),
      asked,
    ),
  entity,
  conflicts: ({ state, type, rule, ...asked }: ConflictArguments, request: SampleRequest) => {
    assertSteward(request);
    return page(
      sample.conflicts.filter(
        (one) => one.state === state && isAsked(type, one.entityType) && isAsked(rule, one.rule),
      ),
      asked,
    );
  },
  quarantineSummary: ({ dataset }: { dataset: string }, request: SampleRequest) => {
    assertSteward(request);
    return { waiting: dataset === 'residents.register' ? 37 : 0, ...sample.quarantineSummary };
  },
  tasks: ({ state, ...asked }: PageArguments & { state: string }, request: SampleRequest) => {
    assertSteward(request);
    return page(
      sample.tasks.filter(({ closedAt }) => (closedAt === null) === (state === 'OPEN')),
      asked,
    );
  },
  explainEntity: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return sample.explainedEntity;
  },
  explainPair: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return sample.explainedPair;
  },
  identityTasks: ({ open, ...asked }: PageArguments & { open: boolean }, request: SampleRequest) => {
    assertSteward(request);
    return page(
      sample.identityTasks.filter(({ closedAt }) => (closedAt === null) === open),
      asked,
    );
  },
  decideIdentity: (decision: { kind: string; reason: string }, request: SampleRequest) => {
    assertSteward(request);
    if (decision.reason === 'refuse')
      throw new GraphQLError('Earlier decisions say that these are the same.', {
        extensions: { code: 'BAD_REQUEST', correlationId: 'c-2' },
      });
    return { ...decision, id: 'decision-1' };
  },
  quarantine: ({ dataset, ...asked }: PageArguments & { dataset: string }, request: SampleRequest) => {
    assertSteward(request);
    return page(
      sample.quarantined.filter((row) => row.dataset === dataset),
      asked,
    );
  },
};

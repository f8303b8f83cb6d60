import { GraphQLError } from 'graphql';
import { identityAnswers } from './sample-identity-answers.ts';
import { toPage, withTitles, type PageArguments } from './sample-page.ts';
import { assertSteward, type SampleRequest } from './sample-request.ts';
import * as sample from './sample.ts';

function entity({ id: asked }: { id: string }, request: SampleRequest) {
  if (asked === 'person-gone')
    throw new GraphQLError('Its records were all deleted.', { extensions: { code: 'ENTITY_GONE' } });
  const id = 'person-1';
  if (![id, ...sample.formerIds].includes(asked)) return null;
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
    toPage(
      sample.hits.filter((hit) => isAsked(type, hit.type) && JSON.stringify(hit).includes(text)),
      asked,
    ),
  entity,
  conflicts: ({ state, type, rule, ...asked }: ConflictArguments, request: SampleRequest) => {
    assertSteward(request);
    return toPage(
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
    return toPage(
      sample.tasks.filter(({ closedAt }) => (closedAt === null) === (state === 'OPEN')),
      asked,
    );
  },
  ...identityAnswers,
  quarantine: ({ dataset, ...asked }: PageArguments & { dataset: string }, request: SampleRequest) => {
    assertSteward(request);
    return toPage(
      sample.quarantined.filter((row) => row.dataset === dataset),
      asked,
    );
  },
};

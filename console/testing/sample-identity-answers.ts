import { GraphQLError } from 'graphql';
import { toPage, type PageArguments } from './sample-page.ts';
import { assertRole, assertSteward, type SampleRequest } from './sample-request.ts';
import * as sample from './sample.ts';

const refuse = (sentence: string): never => {
  throw new GraphQLError(sentence, { extensions: { code: 'BAD_REQUEST', correlationId: 'c-2' } });
};

/** A record as a hub resolves it: its values are shown to a steward only. */
function toMember<Member extends { attributes: object[] }>({ attributes, ...member }: Member) {
  const resolve = (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return attributes;
  };
  return { ...member, attributes: resolve };
}

const toTask = (task: (typeof sample.identityTasks)[number]) => ({
  ...task,
  members: task.members.map(toMember),
});

const toDecision = (decision: sample.SampleDecision) => ({
  ...decision,
  a: toMember(decision.a),
  b: toMember(decision.b),
});

interface DecisionArguments extends PageArguments {
  standing?: boolean | null;
  about?: { key: string } | null;
}

const isAbout = (about: DecisionArguments['about'], ...members: { key: string }[]): boolean =>
  !about || members.some(({ key }) => key === about.key);

/** Who is who, in the sample hub. What is withdrawn stays so as long as the hub runs. */
export const identityAnswers = {
  explainEntity: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return sample.explainedEntity;
  },
  explainPair: (_: unknown, request: SampleRequest) => {
    assertSteward(request);
    return sample.explainedPair;
  },
  entityHistory: ({ id }: { id: string }) => sample.histories.find((history) => history.id === id) ?? null,
  identityTasks: ({ open, ...asked }: PageArguments & { open: boolean }, request: SampleRequest) => {
    assertRole(request, 'steward', 'auditor');
    return toPage(
      sample.identityTasks.filter(({ closedAt }) => (closedAt === null) === open).map(toTask),
      asked,
    );
  },
  identityDecisions: ({ standing, about, ...asked }: DecisionArguments, request: SampleRequest) => {
    assertRole(request, 'steward', 'auditor');
    return toPage(
      sample.decisions
        .filter(({ stands, a, b }) => (standing ?? stands) === stands && isAbout(about, a, b))
        .map(toDecision),
      asked,
    );
  },
  decideIdentity: (decision: { kind: string; reason: string }, request: SampleRequest) => {
    assertSteward(request);
    if (decision.reason === 'refuse') refuse('Earlier decisions say that these are the same.');
    return { ...decision, id: 'decision-1' };
  },
  withdrawDecision: ({ id, reason }: { id: string; reason: string }, request: SampleRequest) => {
    assertSteward(request);
    const decision = sample.decisions.find((one) => one.id === id);
    if (!decision || reason === 'refuse') return refuse('The decision has been withdrawn already.');
    Object.assign(decision, {
      ...{ stands: false, withdrawnBy: 'li', withdrawnBecause: reason },
      withdrawnAt: new Date().toISOString(),
    });
    return toDecision(decision);
  },
};

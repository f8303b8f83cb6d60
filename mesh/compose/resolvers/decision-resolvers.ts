import { CausewayError } from '#schemas';
import type { Decision, DecisionKind, IdentityTaskKind } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { findContradictions } from '../identity/index.ts';
import { toConnection, toPageRequest } from './connection.ts';
import type { ConnectionArguments } from './connection.ts';
import { getIdentity } from './get-identity.ts';
import { toDecisionNode, toIdentityTaskNode } from './identity-nodes.ts';
import { getNamedPair, toReference } from './named-members.ts';
import type { MemberInput, NamedPair, PairInput } from './named-members.ts';
import type { Resolver, ResolverMap } from './resolver.ts';

interface TaskArguments extends ConnectionArguments {
  readonly entityType?: string | null;
  readonly kind?: string | null;
  readonly open?: boolean | null;
}

interface DecisionArguments extends ConnectionArguments {
  readonly entityType?: string | null;
  readonly about?: MemberInput | null;
  readonly standing?: boolean | null;
}

/** What waits for stewards, what they decided, and their deciding. */
export function toDecisionResolvers(input: ComposeInput): ResolverMap {
  const { store } = input;
  const identityTasks: Resolver<unknown, TaskArguments> = async (_, { entityType, kind, open, ...page }) => {
    const request = toPageRequest(page);
    const filter = { entityType, kind: kind ? toTaskKind(kind) : undefined, isOpen: open ?? undefined };
    return toConnection(await store.identityTasks.list(filter, request), request, toIdentityTaskNode);
  };
  const identityDecisions: Resolver<unknown, DecisionArguments> = async (_, given) => {
    const { entityType, about, standing, ...page } = given;
    const request = toPageRequest(page);
    const asked = about ? toReference(about) : undefined;
    const filter = { entityType, isStanding: standing ?? undefined, about: asked };
    return toConnection(await store.decisions.list(filter, request), request, toDecisionNode);
  };
  return {
    Query: { identityTasks, identityDecisions },
    Mutation: { decideIdentity: resolveDecide(input), withdrawDecision: resolveWithdraw(input) },
  };
}

type DecideArguments = PairInput & { readonly kind: string; readonly reason: string };

function resolveDecide(input: ComposeInput): Resolver<unknown, DecideArguments> {
  return async (_, { kind, reason, ...named }, { client }) => {
    const identity = getIdentity(input);
    const said = toReason(reason);
    const pair = await getNamedPair(input.store, named);
    const ruling = { ...pair, kind: toDecisionKind(kind) };
    await assertCanStand(input, ruling);
    const decision = await input.store.decisions.add({ ...ruling, reason: said, by: client.id });
    // The decision is kept even if this fails: the next linkage keeps to it.
    await identity.decided(pair.entityType, [pair.a, pair.b]);
    return toDecisionNode(decision);
  };
}

function resolveWithdraw(
  input: ComposeInput,
): Resolver<unknown, { readonly id: string; readonly reason: string }> {
  return async (_, { id, reason }, { client }) => {
    const identity = getIdentity(input);
    const because = toReason(reason);
    const withdrawn = await input.store.decisions.withdraw(id, { by: client.id, because });
    if (!withdrawn) throw toNotStanding(await input.store.decisions.find(id));
    await identity.decided(withdrawn.entityType, [withdrawn.a, withdrawn.b]);
    return toDecisionNode(withdrawn);
  };
}

async function assertCanStand(
  { store }: ComposeInput,
  ruling: NamedPair & { readonly kind: DecisionKind },
): Promise<void> {
  const inTheWay = findContradictions(await store.decisions.readStanding(ruling.entityType), ruling);
  if (inTheWay.length === 0) return;
  const named = inTheWay.slice(0, 5).map(({ id, by }) => `${id} by ${by}`);
  const more = inTheWay.length > named.length ? ` and ${inTheWay.length - named.length} more` : '';
  const opposite = ruling.kind === 'must-link' ? 'must not be one' : 'are the same, by way of other records';
  throw new CausewayError('BAD_REQUEST', {
    reason: `Earlier decisions say that these ${opposite}: withdraw one of them first (${named.join(', ')}${more}).`,
  });
}

function toNotStanding(decision: Decision | undefined): CausewayError {
  if (!decision) return new CausewayError('NOT_FOUND', { name: 'decision of that id' });
  const reason = decision.withdrawnAt
    ? 'The decision has been withdrawn already.'
    : 'A later decision on the same two records has taken its place: withdraw that one.';
  return new CausewayError('BAD_REQUEST', { reason });
}

const longestReason = 2_000;

/** Whoever reads it in ten years must know why. */
function toReason(text: string): string {
  // PostgreSQL cannot store U+0000.
  const reason = text.replaceAll('\0', '').trim();
  if (reason !== '' && reason.length <= longestReason) return reason;
  throw new CausewayError('BAD_REQUEST', {
    reason: `Give the reason in words, ${longestReason} characters at the most.`,
  });
}

function toDecisionKind(kind: string): DecisionKind {
  return kind === 'MUST_LINK' ? 'must-link' : 'cannot-link';
}

function toTaskKind(kind: string): IdentityTaskKind {
  return kind.toLowerCase().replaceAll('_', ' ') as IdentityTaskKind;
}

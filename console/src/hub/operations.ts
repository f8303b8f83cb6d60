import type * as types from '../generated/operations.ts';
import city from '../queries/city.graphql?raw';
import conflictRules from '../queries/conflict-rules.graphql?raw';
import conflicts from '../queries/conflicts.graphql?raw';
import datasetTitles from '../queries/dataset-titles.graphql?raw';
import decideIdentity from '../queries/decide-identity.graphql?raw';
import evidence from '../queries/evidence.graphql?raw';
import identityDecisions from '../queries/identity-decisions.graphql?raw';
import explainEntity from '../queries/explain-entity.graphql?raw';
import explainPair from '../queries/explain-pair.graphql?raw';
import identityTasks from '../queries/identity-tasks.graphql?raw';
import member from '../queries/member.graphql?raw';
import entityConflicts from '../queries/entity-conflicts.graphql?raw';
import entityHistory from '../queries/entity-history.graphql?raw';
import entity from '../queries/entity.graphql?raw';
import overview from '../queries/overview.graphql?raw';
import quarantine from '../queries/quarantine.graphql?raw';
import search from '../queries/search.graphql?raw';
import quarantineSummary from '../queries/quarantine-summary.graphql?raw';
import tasks from '../queries/tasks.graphql?raw';
import sources from '../queries/sources.graphql?raw';
import withdrawDecision from '../queries/withdraw-decision.graphql?raw';
import type { Operation } from './answer.ts';

type Asks<Data, Variables> = Operation<Data, Variables>;

export const cityQuery: Asks<types.CityQuery, types.CityQueryVariables> = { text: city };
export const overviewQuery: Asks<types.OverviewQuery, types.OverviewQueryVariables> = { text: overview };
export const sourcesQuery: Asks<types.SourcesQuery, types.SourcesQueryVariables> = { text: sources };
export const datasetTitlesQuery: Asks<types.DatasetTitlesQuery, types.DatasetTitlesQueryVariables> = {
  text: datasetTitles,
};
export const searchQuery: Asks<types.SearchQuery, types.SearchQueryVariables> = { text: search };
export const entityQuery: Asks<types.EntityQuery, types.EntityQueryVariables> = { text: entity };
export const entityConflictsQuery: Asks<types.EntityConflictsQuery, types.EntityConflictsQueryVariables> = {
  text: entityConflicts,
};
export const conflictsQuery: Asks<types.ConflictsQuery, types.ConflictsQueryVariables> = { text: conflicts };
export const conflictRulesQuery: Asks<types.ConflictRulesQuery, types.ConflictRulesQueryVariables> = {
  text: conflictRules,
};
export const quarantineQuery: Asks<types.QuarantineQuery, types.QuarantineQueryVariables> = {
  text: quarantine,
};

export const quarantineSummaryQuery: Asks<
  types.QuarantineSummaryQuery,
  types.QuarantineSummaryQueryVariables
> = { text: quarantineSummary };
export const tasksQuery: Asks<types.TasksQuery, types.TasksQueryVariables> = { text: tasks };

export const explainEntityQuery: Asks<types.ExplainEntityQuery, types.ExplainEntityQueryVariables> = {
  text: explainEntity + evidence,
};
export const explainPairQuery: Asks<types.ExplainPairQuery, types.ExplainPairQueryVariables> = {
  text: explainPair + evidence,
};
export const identityTasksQuery: Asks<types.IdentityTasksQuery, types.IdentityTasksQueryVariables> = {
  text: identityTasks + member,
};
export const decideIdentityMutation: Asks<
  types.DecideIdentityMutation,
  types.DecideIdentityMutationVariables
> = {
  text: decideIdentity,
};
export const identityDecisionsQuery: Asks<
  types.IdentityDecisionsQuery,
  types.IdentityDecisionsQueryVariables
> = { text: identityDecisions + member };
export const withdrawDecisionMutation: Asks<
  types.WithdrawDecisionMutation,
  types.WithdrawDecisionMutationVariables
> = { text: withdrawDecision };
export const entityHistoryQuery: Asks<types.EntityHistoryQuery, types.EntityHistoryQueryVariables> = {
  text: entityHistory,
};

export type City = types.CityQuery['city'];
export type SourceState = types.SourcesQuery['sources'][number];
export type DatasetState = SourceState['datasets'][number];
export type EntityHit = types.SearchQuery['search']['nodes'][number];
export type EntityView = NonNullable<types.EntityQuery['entity']>;
export type NamedAttribute = EntityView['attributes'][number];
export type AttributeSource = NonNullable<NamedAttribute['source']>;
export type RecordReference = EntityView['records'][number];
export type Conflict = types.ConflictsQuery['conflicts']['nodes'][number];
export type ConflictState = types.ConflictState;
export type QuarantinedRow = types.QuarantineQuery['quarantine']['nodes'][number];
export type Task = types.TasksQuery['tasks']['nodes'][number];
export type TaskState = types.TaskState;
export type IdentityLink = NonNullable<types.ExplainEntityQuery['explainEntity']>['links'][number];
export type IdentityTask = types.IdentityTasksQuery['identityTasks']['nodes'][number];
export type IdentityMember = IdentityTask['members'][number];
export type IdentityDecisions = types.IdentityDecisionsQuery;
export type IdentityDecision = types.IdentityDecisionsQuery['identityDecisions']['nodes'][number];
export type DecidedMember = IdentityDecision['a'];
export type DecidedPair = types.DecideIdentityMutation['decideIdentity'];
export type WithdrawnDecision = types.WithdrawDecisionMutation['withdrawDecision'];
export type EntityHistory = NonNullable<types.EntityHistoryQuery['entityHistory']>;
export type EntityEvent = EntityHistory['events'][number];
export type PairEvidence = types.EvidenceFragment;
export type WaterfallStep = PairEvidence['waterfall'][number];
export type DecisionKind = types.DecisionKind;
export type QuarantineSummary = types.QuarantineSummaryQuery['quarantineSummary'];

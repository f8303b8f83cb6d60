import { GraphQLError, printSchema } from 'graphql';
import type { ExecutionResult, GraphQLSchema } from 'graphql';
import { isCausewayError } from '#schemas';
import type { DatasetId } from '#schemas';
import { findLiveDataset, toDefaultSurvivorship, Unifier } from '../unify/index.ts';
import type { Store } from '../store/index.ts';
import type { LiveDataset, SourceReport, UnifierCity } from '../unify/index.ts';
import type { ComposeInput } from './compose-input.ts';
import { CopyStates } from './copy-states.ts';
import type { RequestCaller, RequestContext } from './request-context.ts';
import { IdentityReader, RelationReader, toResolvers } from './resolvers/index.ts';
import { buildSdl } from './sdl/index.ts';
import { composeSchema, toDepartmentServices } from './services/index.ts';
import {
  assertWithinLimits,
  blameServices,
  DocumentCache,
  guardQueryFields,
  maskErrors,
  QueryRunner,
  toListSizes,
} from './serving/index.ts';
import type { ListSizes, MaskedResult } from './serving/index.ts';
import { toPermissions } from './to-permissions.ts';
import { UsageRecorder } from './usage/index.ts';
import { toReadContracts } from './versions/index.ts';

/** One query with who asks it. */
export interface HubRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly context: RequestCaller;
}

/** The city as one GraphQL schema, ready to answer. */
export interface ComposedHub {
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  /** Never throws: what goes wrong is in the result, masked. `extensions.sources` names whom it had to do without. */
  execute(request: HubRequest): Promise<MaskedResult>;
  close(): void;
}

/** Composes the city's schema. Departments' services are described by files, so none of them needs to be up. */
export async function composeHub(input: ComposeInput): Promise<ComposedHub> {
  const composed = await composeSchema({
    services: toDepartmentServices(input.sources),
    directory: input.cityDirectory,
    sdl: buildSdl(input.entityTypes, toReadContracts(input.contracts, input.versions)),
    resolvers: toResolvers(input),
  });
  for (const error of composed.failed) input.log?.(error, 'compose');
  const { schema, services } = composed;
  const serviceOf = (field: string) => services.find(({ prefix }) => field.startsWith(prefix))?.id;
  guardQueryFields(schema, toPermissions(schema, input, services));
  const runner: Runner = {
    queries: new QueryRunner({
      schema,
      isService: (field) => serviceOf(field) !== undefined,
      toMeshContext: composed.toMeshContext,
    }),
    input,
    city: toUnifierCity(input),
    documents: new DocumentCache(schema),
    sizes: toListSizes(schema),
    serviceOf,
    usage: new UsageRecorder(input, schema),
    copies: new CopyStates(input.store),
  };
  return {
    schema,
    sdl: printSchema(schema),
    execute: (request) => answer(runner, request),
    close: composed.dispose,
  };
}

interface Runner {
  readonly queries: QueryRunner;
  readonly input: ComposeInput;
  readonly city: UnifierCity;
  readonly documents: DocumentCache;
  readonly sizes: ListSizes;
  /** The id of the department's service that a field of Query belongs to. */
  readonly serviceOf: (field: string) => string | undefined;
  readonly usage: UsageRecorder;
  readonly copies: CopyStates;
}

async function answer(runner: Runner, request: HubRequest): Promise<MaskedResult> {
  const { context: caller } = request;
  const unifier = new Unifier(runner.city, caller.signal);
  const { copies } = runner;
  const context: RequestContext = {
    ...caller,
    unifier,
    relations: new RelationReader(runner.input.store),
    identity: new IdentityReader(runner.input.store),
    copies,
  };
  const result = await run(runner, request, context);
  const masked = maskErrors(result, caller.correlationId, runner.input.log);
  return { ...masked, extensions: { sources: await withCopyAge(unifier.reports(), runner.input.store) } };
}

/** A record's own time says when it last changed; the copy is as old as the last good reading of its dataset. */
async function withCopyAge(reports: readonly SourceReport[], store: Store): Promise<SourceReport[]> {
  if (reports.length === 0) return [];
  const states = await store.datasets.states();
  const readAt = new Map(states.map(({ dataset, lastSuccessAt }) => [dataset, lastSuccessAt?.toISOString()]));
  return reports.map((report) => ({ ...report, copiedAt: readAt.get(report.dataset) ?? report.copiedAt }));
}

async function run(runner: Runner, request: HubRequest, context: RequestContext): Promise<ExecutionResult> {
  const { document, errors } = runner.documents.get(request.query);
  if (errors) return { errors };
  try {
    await runner.copies.refresh();
    assertWithinLimits(document, runner.sizes, request.variables ?? {});
    const { operationName, variables } = request;
    const result = await runner.queries.run({ document, operationName, variables: variables ?? {}, context });
    // What nobody could read, a refused field say, nobody used.
    if (result.data) runner.usage.note(context.client.id, document);
    return blameServices(result, document, runner.serviceOf);
  } catch (error) {
    return { errors: [toGraphqlError(error)] };
  }
}

function toGraphqlError(error: unknown): GraphQLError {
  const message = isCausewayError(error) ? error.sentence : 'unexpected';
  // A path marks what is not about the request's own words, so that an unknown error is masked as ours.
  return new GraphQLError(message, { path: [], originalError: error as Error });
}

function toUnifierCity(input: ComposeInput): UnifierCity {
  const { store, entityTypes } = input;
  const survivorship = new Map(
    entityTypes.map((type) => [type.name, input.survivorship.get(type.name) ?? toDefaultSurvivorship(type)]),
  );
  return { store, survivorship, liveDatasets: toLiveDatasets(input) };
}

function toLiveDatasets({
  contracts,
  sources,
  readers,
  entityTypes,
}: ComposeInput): Map<DatasetId, LiveDataset> {
  const live = new Map<DatasetId, LiveDataset>();
  for (const contract of contracts) {
    const reader = readers.get(contract.dataset);
    const read = sources
      .find(({ datasets }) => datasets.has(contract.dataset))
      ?.datasets.get(contract.dataset);
    const dataset = reader && read && findLiveDataset({ contract, read, reader, entityTypes });
    if (dataset) live.set(contract.dataset, dataset);
  }
  return live;
}

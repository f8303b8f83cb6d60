import { execute, getOperationAST, Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema, SelectionSetNode } from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';
import type { CompiledQuery } from 'graphql-jit';

/** A checked document with what its one execution needs. */
export interface QueryRun {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly context: object;
}

export interface QueryRunnerParts {
  readonly schema: GraphQLSchema;
  /** Whether a field of Query is a department's service, which needs Mesh's own context and full resolve info. */
  readonly isService: (field: string) => boolean;
  /** Adds to a request's context what the services' fields need. */
  readonly toMeshContext: (context: object) => Promise<object>;
}

interface KnownQuery {
  timesAsked: number;
  compiled?: CompiledQuery | undefined;
}

/** Compiling costs some milliseconds: a question that is asked once is not worth it. */
const asksBeforeCompiling = 2;

/**
 * Runs questions. What asks only the hub's own fields is compiled once it comes again; the rest, introspection and
 * departments' services, is interpreted by graphql-js. Both give the same answer (query-runner.spec.ts).
 */
export class QueryRunner {
  readonly #parts: QueryRunnerParts;
  readonly #known = new WeakMap<DocumentNode, Map<string, KnownQuery>>();

  constructor(parts: QueryRunnerParts) {
    this.#parts = parts;
  }

  async run(query: QueryRun): Promise<ExecutionResult> {
    const compiled = this.#findCompiled(query);
    if (compiled) return compiled.query(undefined, query.context, { ...query.variables });
    return execute({
      schema: this.#parts.schema,
      document: query.document,
      contextValue: await this.#parts.toMeshContext(query.context),
      variableValues: query.variables,
      operationName: query.operationName,
    });
  }

  #findCompiled({ document, operationName }: QueryRun): CompiledQuery | undefined {
    const known = this.#know(document, operationName ?? '');
    known.timesAsked++;
    if (known.timesAsked === asksBeforeCompiling) known.compiled = this.#compile(document, operationName);
    return known.compiled;
  }

  #know(document: DocumentNode, operationName: string): KnownQuery {
    const ofDocument = this.#known.get(document) ?? new Map<string, KnownQuery>();
    this.#known.set(document, ofDocument);
    const known = ofDocument.get(operationName) ?? { timesAsked: 0 };
    ofDocument.set(operationName, known);
    return known;
  }

  /** Undefined for what is better interpreted, and for what cannot run at all: graphql-js says why. */
  #compile(document: DocumentNode, operationName: string | null | undefined): CompiledQuery | undefined {
    const operation = getOperationAST(document, operationName);
    // Decisions are rare, and one after the other is what graphql-js does with them.
    if (operation?.operation !== OperationTypeNode.QUERY) return undefined;
    const fields = collectFields(document, operation.selectionSet);
    if (fields.some((field) => field.startsWith('__') || this.#parts.isService(field))) return undefined;
    const compiled = compileQuery(this.#parts.schema, document, operationName ?? undefined);
    return isCompiledQuery(compiled) ? compiled : undefined;
  }
}

/** The fields of a selection by name, through its fragments. */
function collectFields(document: DocumentNode, { selections }: SelectionSetNode): string[] {
  return selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) return [selection.name.value];
    if (selection.kind === Kind.INLINE_FRAGMENT) return collectFields(document, selection.selectionSet);
    const fragment = document.definitions.find(
      (definition) =>
        definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === selection.name.value,
    );
    return fragment?.kind === Kind.FRAGMENT_DEFINITION ? collectFields(document, fragment.selectionSet) : [];
  });
}

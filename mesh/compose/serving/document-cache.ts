import { parse, validate } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

/** A query's text, understood or refused. */
export type CheckedDocument =
  | { readonly document: DocumentNode; readonly errors?: undefined }
  | { readonly document?: undefined; readonly errors: readonly GraphQLError[] };

const mostTokens = 15_000;
const longestKept = 20_000;

/** Parses and validates each query once: applications send the same few again and again. */
export class DocumentCache {
  readonly #schema: GraphQLSchema;
  readonly #size: number;
  readonly #checked = new Map<string, CheckedDocument>();

  constructor(schema: GraphQLSchema, size = 1000) {
    this.#schema = schema;
    this.#size = size;
  }

  get(query: string): CheckedDocument {
    const known = this.#checked.get(query);
    if (known) return known;
    const checked = this.#check(query);
    if (query.length <= longestKept) this.#keep(query, checked);
    return checked;
  }

  #check(query: string): CheckedDocument {
    try {
      const document = parse(query, { maxTokens: mostTokens });
      const errors = validate(this.#schema, document, undefined, { maxErrors: 20 });
      return errors.length > 0 ? { errors } : { document };
    } catch (error) {
      return { errors: [error as GraphQLError] };
    }
  }

  // The oldest goes first: a Map keeps the order of insertion.
  #keep(query: string, checked: CheckedDocument): void {
    if (this.#checked.size >= this.#size) this.#checked.delete(this.#checked.keys().next().value ?? '');
    this.#checked.set(query, checked);
  }
}

import type { DocumentNode, GraphQLSchema } from 'graphql';
import type { UsedField } from '../../store/index.ts';
import type { ComposeInput } from '../compose-input.ts';
import { toReadContracts } from '../versions/index.ts';
import { findUsedFields, toFieldMeanings } from './find-used-fields.ts';
import type { FieldMeanings } from './find-used-fields.ts';

/** Notes for each answered question which contract fields its client used; a question is understood once. */
export class UsageRecorder {
  readonly #input: ComposeInput;
  readonly #schema: GraphQLSchema;
  readonly #meanings: FieldMeanings;
  readonly #used = new WeakMap<DocumentNode, readonly UsedField[]>();

  constructor(input: ComposeInput, schema: GraphQLSchema) {
    const { contracts, versions, entityTypes } = input;
    this.#input = input;
    this.#schema = schema;
    this.#meanings = toFieldMeanings(contracts, toReadContracts(contracts, versions), entityTypes);
  }

  note(client: string, document: DocumentNode): void {
    const known = this.#used.get(document);
    const used = known ?? findUsedFields(this.#schema, document, this.#meanings);
    if (!known) this.#used.set(document, used);
    if (used.length > 0) this.#input.store.usage.note(client, used);
  }
}

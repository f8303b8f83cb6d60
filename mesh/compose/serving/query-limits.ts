import { isObjectType, Kind } from 'graphql';
import type {
  DocumentNode,
  FieldNode,
  FragmentDefinitionNode,
  GraphQLSchema,
  SelectionSetNode,
} from 'graphql';
import { CausewayError } from '#schemas';

/** How many levels of fields a query may nest. Seven lead through a relation to its values' sources. */
export const deepestQuery = 15;
/** How many values a query may ask for at the most, every list taken to be full. */
export const mostValues = 5_000_000;

type Variables = Readonly<Record<string, unknown>>;

/** How long a list is by default, by the name of its field. */
export type ListSizes = ReadonlyMap<string, number>;

/** The default of every `first` in the schema; of fields of one name the longest. */
export function toListSizes(schema: GraphQLSchema): ListSizes {
  const sizes = new Map<string, number>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const size = field.args.find(({ name }) => name === 'first')?.defaultValue;
      if (typeof size === 'number') sizes.set(field.name, Math.max(size, sizes.get(field.name) ?? 0));
    }
  }
  return sizes;
}

/**
 * Refuses a query that nests too deeply or asks for too much at once. The document is valid, so fragments do not
 * go in circles; each fragment is measured once however often it is used.
 * @throws CausewayError QUERY_TOO_DEEP or BAD_REQUEST
 */
export function assertWithinLimits(
  document: DocumentNode,
  sizes: ListSizes,
  variables: Variables = {},
): void {
  const measure = new QueryMeasure(document, sizes, variables);
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const { depth, values } = measure.of(definition.selectionSet);
    if (depth > deepestQuery) throw new CausewayError('QUERY_TOO_DEEP', { limit: deepestQuery });
    if (values > mostValues) {
      const reason = `The query may ask for ${values} values at once, more than ${mostValues}: ask for shorter lists.`;
      throw new CausewayError('BAD_REQUEST', { reason });
    }
  }
}

interface Extent {
  readonly depth: number;
  readonly values: number;
}

class QueryMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #sizes: ListSizes;
  readonly #variables: Variables;
  readonly #known = new Map<SelectionSetNode, Extent>();

  constructor(document: DocumentNode, sizes: ListSizes, variables: Variables) {
    const fragments = document.definitions.filter(
      (definition) => definition.kind === Kind.FRAGMENT_DEFINITION,
    );
    this.#fragments = new Map(fragments.map((fragment) => [fragment.name.value, fragment]));
    this.#sizes = sizes;
    this.#variables = variables;
  }

  of(selectionSet: SelectionSetNode): Extent {
    const known = this.#known.get(selectionSet);
    if (known) return known;
    const extents = selectionSet.selections.map((selection): Extent => {
      if (selection.kind === Kind.FIELD) return this.#ofField(selection);
      if (selection.kind === Kind.INLINE_FRAGMENT) return this.of(selection.selectionSet);
      const fragment = this.#fragments.get(selection.name.value);
      return fragment ? this.of(fragment.selectionSet) : { depth: 0, values: 0 };
    });
    const depth = Math.max(0, ...extents.map((extent) => extent.depth));
    const extent = { depth, values: extents.reduce((sum, { values }) => sum + values, 0) };
    this.#known.set(selectionSet, extent);
    return extent;
  }

  #ofField(field: FieldNode): Extent {
    // The schema's description of itself is finite, and tools ask for it deeply.
    if (field.name.value.startsWith('__') || !field.selectionSet) return { depth: 1, values: 1 };
    const { depth, values } = this.of(field.selectionSet);
    return { depth: depth + 1, values: 1 + this.#lengthOf(field) * values };
  }

  #lengthOf(field: FieldNode): number {
    const given = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    if (given?.kind === Kind.INT) return Number(given.value);
    const variable = given?.kind === Kind.VARIABLE ? this.#variables[given.name.value] : undefined;
    return typeof variable === 'number' ? variable : (this.#sizes.get(field.name.value) ?? 1);
  }
}

import fc from 'fast-check';
import type { EntityType } from '#schemas';

/** One way of asking for some attributes of one entity. */
export interface QueryShape {
  readonly query: string;
  /** The attributes asked for, by the name under which they are answered. */
  readonly asked: ReadonlyMap<string, string>;
  /** Where in the data the entities stand. */
  readonly findEntities: (data: unknown) => readonly AnsweredEntity[];
}

export type AnsweredEntity = Readonly<Record<string, unknown>> & { readonly id: string };

/** How to name one entity in a query: by its id, and by an identifier if it has one. */
export interface EntityName {
  readonly id: string;
  readonly identifier?: { readonly name: string; readonly value: string };
}

const source = 'source { department dataset key reached }';
const parts = ['value', 'asOf', 'confidence', 'disputed', source, `alternatives { value asOf ${source} }`];
export const wholeEnvelope = parts.join(' ');

/** Ways to ask for attributes of an entity: alone, in a list, by identifier; some parts or all; aliased, in fragments. */
export function anyQueryShape(entityType: EntityType, name: EntityName): fc.Arbitrary<QueryShape> {
  const names = entityType.attributes.map((attribute) => attribute.name);
  const attribute = fc.record({
    envelope: fc.subarray(parts, { minLength: 1 }),
    alias: fc.boolean(),
    fragment: fc.boolean(),
  });
  const attributes = fc
    .shuffledSubarray(names, { minLength: 1 })
    .chain((chosen) => fc.tuple(...chosen.map((one) => attribute.map((how) => ({ ...how, name: one })))));
  return fc
    .record({ root: anyRoot(entityType, name), attributes, others: anyOthers(entityType) })
    .map(({ root, attributes: chosen, others }) => {
      const fields = chosen.map(({ name: one, envelope, alias, fragment }) => {
        const field = `${alias ? `x_${one}: ` : ''}${one} { ${envelope.join(' ')} }`;
        return fragment ? `... on ${entityType.typeName} { ${field} }` : field;
      });
      const asked = new Map(chosen.map(({ name: one, alias }) => [alias ? `x_${one}` : one, one]));
      return {
        query: `{ ${root.open} id ${fields.join(' ')} ${others} ${root.close} }`,
        asked,
        findEntities: root.find,
      };
    });
}

/** What else may stand beside the attributes and must change nothing. */
function anyOthers(entityType: EntityType): fc.Arbitrary<string> {
  const relations = entityType.relations.map(({ name }) => `${name}(first: 3) { id }`);
  return fc.subarray(['records { dataset key }', '__typename', ...relations]).map((some) => some.join(' '));
}

interface Root {
  readonly open: string;
  readonly close: string;
  readonly find: (data: unknown) => readonly AnsweredEntity[];
}

function anyRoot({ name: one, plural }: EntityType, { id, identifier }: EntityName): fc.Arbitrary<Root> {
  const single = (open: string): Root => ({ open, close: '}', find: (data) => [get(data, one)] });
  const roots: Root[] = [single(`${one}(id: ${JSON.stringify(id)}) {`)];
  if (identifier) roots.push(single(`${one}(${identifier.name}: ${JSON.stringify(identifier.value)}) {`));
  const lists = fc.integer({ min: 1, max: 12 }).map((first): Root => ({
    open: `${plural}(first: ${first}) { nodes {`,
    close: '} }',
    find: (data) => get(get(data, plural), 'nodes'),
  }));
  return fc.oneof(fc.constantFrom(...roots), lists);
}

function get<T>(data: unknown, name: string): T {
  return (data as Record<string, T>)[name] as T;
}

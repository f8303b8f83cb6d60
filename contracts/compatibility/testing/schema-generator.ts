import type { Dialect } from '../dialect/index.ts';
import type { Json, JsonObject } from '../normal-form/index.ts';
import { Random } from '../witness/random.ts';

const names = ['a', 'b', 'c', 'ab'];
const texts = ['', 'a', 'b', 'ab', 'abc', 'x1', '12'];
const patterns = ['^a', 'b$', '^[a-c]*$', '^.{2}$', '^x\\d', 'a|b', '^(?!a)', '^ab?$', '[a-z]'];
const types = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];
const plain: readonly Json[] = [
  null,
  true,
  false,
  0,
  1,
  2,
  3,
  1.5,
  ...texts,
  [],
  [1],
  [1, 1],
  ['a', 1],
  {},
  { a: 1 },
  { a: 'a', b: 2 },
];

type Draw = (depth: number) => Json;

/** Draws schemas of all keywords over few names and small numbers, so that conditions meet. */
export class SchemaGenerator {
  readonly random: Random;
  private readonly dialect: Dialect;
  private readonly drawers: readonly (readonly [string, Draw])[];

  constructor(seed: number, dialect: Dialect) {
    this.random = new Random(seed);
    this.dialect = dialect;
    this.drawers = [...this.plainKeywords(), ...this.nestingKeywords(), ...this.lateKeywords()];
  }

  /** A document with definitions that may lead back to themselves. */
  drawDocument(): Json {
    const schema = this.draw(3);
    if (typeof schema === 'boolean' || !JSON.stringify(schema).includes('$ref')) return this.sign(schema);
    const word = this.dialect === 'draft-07' ? 'definitions' : '$defs';
    return this.sign({ ...(schema as JsonObject), [word]: { one: this.draw(2), two: this.draw(2) } });
  }

  draw(depth: number): Json {
    const chance = this.random.next();
    if (chance < 0.04) return chance < 0.025;
    const schema: Record<string, Json> = {};
    if (this.random.next() < 0.5) schema.type = this.drawType();
    const count = 1 + this.random.below(3);
    for (let turn = 0; turn < count; turn++) Object.assign(schema, this.drawMember(depth));
    return schema;
  }

  drawMember(depth: number): JsonObject {
    const known = this.drawers.filter(([, draw]) => depth > 0 || draw.length === 0);
    const [keyword, draw] = this.pick(known);
    return { [keyword]: draw(depth - 1) };
  }

  drawValue(depth = 3): Json {
    const chance = this.random.next();
    if (depth === 0 || chance < 0.5) return this.pick(plain);
    if (chance < 0.7) return this.many(3, () => this.drawValue(depth - 1));
    return Object.fromEntries(
      this.many(3, () => [this.pick([...names, 'd', '']), this.drawValue(depth - 1)]),
    );
  }

  private sign(schema: Json): Json {
    const addresses = {
      'draft-07': 'http://json-schema.org/draft-07/schema#',
      '2019-09': 'https://json-schema.org/draft/2019-09/schema',
      '2020-12': 'https://json-schema.org/draft/2020-12/schema',
    };
    return typeof schema === 'boolean'
      ? schema
      : { $schema: addresses[this.dialect], ...(schema as JsonObject) };
  }

  private pick<Item>(items: readonly Item[]): Item {
    return items[this.random.below(items.length)] as Item;
  }

  private many<Item>(most: number, make: () => Item): Item[] {
    return Array.from({ length: this.random.below(most + 1) }, make);
  }

  private some<Item>(most: number, make: () => Item): Item[] {
    return [make(), ...this.many(most - 1, make)];
  }

  private drawType(): Json {
    return this.random.next() < 0.7 ? this.pick(types) : [...new Set(this.some(3, () => this.pick(types)))];
  }

  private plainKeywords(): (readonly [string, Draw])[] {
    const small = (): Json => this.random.below(4);
    const number = (): Json => this.random.below(8) - 2 + (this.random.next() < 0.2 ? 0.5 : 0);
    const distinct = (): Json => [
      ...new Map(this.some(3, () => this.pick(plain)).map((one) => [JSON.stringify(one), one])).values(),
    ];
    const keywords: (readonly [string, Draw])[] = [
      ['type', () => this.drawType()],
      ['enum', distinct],
      ['const', () => this.pick(plain)],
      ['multipleOf', () => this.pick([1, 2, 3, 4, 6, 0.5, 1.5])],
      ['pattern', () => this.pick(patterns)],
      ['uniqueItems', () => this.random.next() < 0.9],
      ['required', () => [...new Set(this.some(2, () => this.pick(names)))]],
      ['dependencies', () => ({ [this.pick(names)]: [this.pick(names)] })],
      [
        '$ref',
        () =>
          this.pick([
            '#',
            ...['one', 'two'].map(
              (name) => `#/${this.dialect === 'draft-07' ? 'definitions' : '$defs'}/${name}`,
            ),
          ]),
      ],
    ];
    for (const keyword of ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum'])
      keywords.push([keyword, number]);
    for (const keyword of [
      'minLength',
      'maxLength',
      'minItems',
      'maxItems',
      'minProperties',
      'maxProperties',
    ])
      keywords.push([keyword, small]);
    return keywords.map(([keyword, draw]) => [keyword, () => draw(0)]);
  }

  private nestingKeywords(): (readonly [string, Draw])[] {
    const one: Draw = (depth) => this.draw(depth);
    const list: Draw = (depth) => this.some(3, () => this.draw(depth));
    const named: Draw = (depth) =>
      Object.fromEntries(this.some(3, () => [this.pick(names), this.draw(depth)]));
    const matching: Draw = (depth) =>
      Object.fromEntries(this.some(2, () => [this.pick(patterns), this.draw(depth)]));
    const keywords: (readonly [string, Draw])[] = [
      ['properties', named],
      ['properties', named],
      ['patternProperties', matching],
      ['dependencies', named],
    ];
    for (const keyword of [
      'additionalProperties',
      'propertyNames',
      'items',
      'contains',
      'not',
      'if',
      'then',
      'else',
    ])
      keywords.push([keyword, one]);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) keywords.push([keyword, list]);
    return keywords;
  }

  private lateKeywords(): (readonly [string, Draw])[] {
    const one: Draw = (depth) => this.draw(depth);
    const list: Draw = (depth) => this.some(3, () => this.draw(depth));
    const named: Draw = (depth) => ({ [this.pick(names)]: this.draw(depth) });
    const older: (readonly [string, Draw])[] = [
      ['items', list],
      ['additionalItems', one],
    ];
    if (this.dialect === 'draft-07') return older;
    const counts: (readonly [string, Draw])[] = ['minContains', 'maxContains'].map((keyword) => [
      keyword,
      () => this.random.below(3),
    ]);
    const late: (readonly [string, Draw])[] = [
      ...counts,
      ['unevaluatedProperties', one],
      ['unevaluatedItems', one],
      ['dependentSchemas', named],
      ['dependentRequired', () => ({ [this.pick(names)]: [this.pick(names)] })],
    ];
    return [...late, ...(this.dialect === '2019-09' ? older : [['prefixItems', list] as const])];
  }
}

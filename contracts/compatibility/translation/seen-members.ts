import { isJsonObject, isNothing, type Form, type FormTable, type Json } from '../normal-form/index.ts';
import { toItemKeywords } from './array-keywords.ts';
import { childOf, isSchema, type KeywordContext } from './keyword.ts';
import { toNamedProperties } from './object-keywords.ts';

/** What a valid value may have had seen of it, and when. */
export interface WaySeen<Seen> {
  readonly when: Form;
  readonly seen: Seen;
}

/** Properties are seen by name, items up to a place. */
export interface SeenKind<Seen> {
  readonly none: Seen;
  readonly isNone: (seen: Seen) => boolean;
  readonly join: (one: Seen, other: Seen) => Seen;
  /** Whether ajv keeps what is seen in one of several branches apart; for items it does not. */
  readonly knowsBranches: boolean;
  /** What the schema's own keywords see; undefined where validators disagree about it. */
  readonly own: (context: KeywordContext, isOutermost: boolean) => Seen | undefined;
}

export const seenProperties = (forms: FormTable): SeenKind<Form> => ({
  none: forms.nothing,
  isNone: isNothing,
  knowsBranches: true,
  join: (one, other) => forms.some([one, other]),
  own: (context, isOutermost) => {
    const { schema } = context;
    const isAll =
      schema.additionalProperties !== undefined ||
      (!isOutermost && schema.unevaluatedProperties !== undefined);
    return isAll ? forms.anything : toNamedProperties(context);
  },
});

export const seenItems: SeenKind<number> = {
  none: 0,
  isNone: (seen) => seen === 0,
  knowsBranches: false,
  join: Math.max,
  own: (context, isOutermost) => {
    const { schema } = context;
    // Whether an item that `contains` matches counts as seen differs between dialects and validators.
    if (schema.contains !== undefined) return undefined;
    const { prefix, rest } = toItemKeywords(context);
    const isAll =
      (rest !== undefined && schema[rest] !== undefined) ||
      (!isOutermost && schema.unevaluatedItems !== undefined);
    if (isAll) return Infinity;
    return Array.isArray(schema[prefix]) ? (schema[prefix] as readonly Json[]).length : 0;
  },
};

type Ways<Seen> = readonly WaySeen<Seen>[] | undefined;

const mostWays = 40;

/** Undefined where it cannot be said, or where there are too many ways. */
export function findWaysSeen<Seen>(context: KeywordContext, kind: SeenKind<Seen>): Ways<Seen> {
  return new SeenMembers(kind).ofSchema(context, []);
}

class SeenMembers<Seen> {
  private readonly kind: SeenKind<Seen>;

  constructor(kind: SeenKind<Seen>) {
    this.kind = kind;
  }

  ofSchema(context: KeywordContext, open: readonly string[]): Ways<Seen> {
    const key = JSON.stringify(context.path);
    const seen = this.kind.own(context, open.length === 0);
    if (seen === undefined || open.includes(key)) return undefined;
    const inner = [...open, key];
    const branches = [
      this.ofAnyOf(context, inner),
      this.ofOneOf(context, inner),
      this.ofIf(context, inner),
      ...this.ofDependents(context, inner),
    ];
    if (!this.kind.knowsBranches && !branches.every((ways) => ways && this.isBlind(ways))) return undefined;
    const parts = [
      this.always({ when: context.forms.anything, seen }),
      this.ofReference(context, inner),
      ...listOf(context, 'allOf').map((tokens) => this.ofChild(context, tokens, inner)),
      ...branches,
    ];
    return parts.reduce((all, part) => this.combine(context, all, part));
  }

  private always(...ways: WaySeen<Seen>[]): Ways<Seen> {
    return ways;
  }

  private ofChild(context: KeywordContext, tokens: readonly string[], open: readonly string[]): Ways<Seen> {
    const child = context.enter(tokens);
    return child ? this.ofSchema(child, open) : this.nothing(context);
  }

  private nothing({ forms }: KeywordContext): Ways<Seen> {
    return [{ when: forms.anything, seen: this.kind.none }];
  }

  private ofReference(context: KeywordContext, open: readonly string[]): Ways<Seen> {
    const { schema } = context;
    if (schema.$dynamicRef !== undefined || schema.$recursiveRef !== undefined) return undefined;
    if (typeof schema.$ref !== 'string') return this.nothing(context);
    const target = context.findTarget(schema.$ref);
    if (!target) return undefined;
    const inner = context.enterPlace(target);
    return inner ? this.ofSchema(inner, open) : this.nothing(context);
  }

  /** Each branch may be valid or not; what is seen matters only in those that are. */
  private ofAnyOf(context: KeywordContext, open: readonly string[]): Ways<Seen> {
    let ways = this.nothing(context);
    for (const tokens of listOf(context, 'anyOf')) {
      const valid = this.whenValid(context, tokens, open);
      if (!valid) return undefined;
      if (!this.isBlind(valid))
        ways = this.combine(context, ways, [...(this.nothing(context) ?? []), ...valid]);
    }
    return ways;
  }

  private ofOneOf(context: KeywordContext, open: readonly string[]): Ways<Seen> {
    const branches = listOf(context, 'oneOf').map((tokens) => this.whenValid(context, tokens, open));
    if (branches.includes(undefined)) return undefined;
    const seeing = branches.flatMap((ways) => (ways && !this.isBlind(ways) ? [...ways] : []));
    return [...(this.nothing(context) ?? []), ...seeing];
  }

  private ofIf(context: KeywordContext, open: readonly string[]): Ways<Seen> {
    const { schema, forms } = context;
    if (!isSchema(schema.if)) return this.nothing(context);
    const seenByIf = this.ofChild(context, ['if'], open);
    // ajv counts what `if` has seen even where it fails.
    if (!seenByIf || !this.isBlind(seenByIf)) return undefined;
    const condition = childOf(context, 'if');
    const ways = [...(this.nothing(context) ?? [])];
    for (const [keyword, when] of [
      ['then', condition],
      ['else', forms.not(condition)],
    ] as const) {
      if (!isSchema(schema[keyword])) continue;
      const branch = this.ofChild(context, [keyword], open);
      if (!branch) return undefined;
      ways.push(...branch.map((way) => ({ seen: way.seen, when: forms.all([when, way.when]) })));
    }
    return ways;
  }

  private ofDependents(context: KeywordContext, open: readonly string[]): Ways<Seen>[] {
    const { schema, forms } = context;
    const named = isJsonObject(schema.dependentSchemas) ? Object.keys(schema.dependentSchemas) : [];
    const old = isJsonObject(schema.dependencies) ? Object.keys(schema.dependencies) : [];
    const lists = old.filter((name) => isSchema((schema.dependencies as Record<string, Json>)[name]));
    // They are no keyword any more, but ajv heeds them.
    if (lists.length > 0) return [undefined];
    return named.map((name) => {
      const ways = this.ofChild(context, ['dependentSchemas', name], open);
      const has = forms.hasProperty(name);
      return (
        ways && [
          ...(this.nothing(context) ?? []),
          ...ways.map(({ when, seen }) => ({ seen, when: forms.all([has, when]) })),
        ]
      );
    });
  }

  private whenValid(context: KeywordContext, tokens: readonly string[], open: readonly string[]): Ways<Seen> {
    const valid = childOf(context, ...tokens);
    const ways = this.ofChild(context, tokens, open);
    return ways?.map(({ when, seen }) => ({ seen, when: context.forms.all([valid, when]) }));
  }

  private isBlind(ways: readonly WaySeen<Seen>[]): boolean {
    return ways.every(({ seen }) => this.kind.isNone(seen));
  }

  private combine({ forms }: KeywordContext, one: Ways<Seen>, other: Ways<Seen>): Ways<Seen> {
    if (!one || !other || one.length * other.length > mostWays) return undefined;
    return one.flatMap((left) =>
      other.map((right) => ({
        when: forms.all([left.when, right.when]),
        seen: this.kind.join(left.seen, right.seen),
      })),
    );
  }
}

function listOf({ schema }: KeywordContext, keyword: string): string[][] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.map((_: Json, index) => [keyword, String(index)]) : [];
}

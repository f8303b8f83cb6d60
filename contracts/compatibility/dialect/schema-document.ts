import { isJsonObject, toCanonicalText, type Json, type JsonObject } from '../normal-form/index.ts';
import { toDialect, toNamedDialect, type Dialect } from './dialect.ts';
import { forEachSchema } from './schema-positions.ts';
import { SchemaFault, Undecidable } from './schema-fault.ts';
import { tidySchema } from './tidy-schema.ts';

/** A schema and where it lies. */
export interface Place {
  readonly schema: Json;
  readonly path: readonly string[];
}

const home = 'causeway://schema/';
/** Larger ones are not decided: compiling them alone would take longer than a case may. */
const most = { schemas: 4_000, depth: 200 };

/** One JSON Schema document: its dialect, its schemas by pointer, by `$id` and by anchor. */
export class SchemaDocument {
  readonly dialect: Dialect;
  readonly root: Json;
  private readonly bases = new Map<string, string>();
  private readonly resources = new Map<string, readonly string[]>();
  private readonly anchors = new Map<string, readonly string[]>();
  readonly dynamicAnchors = new Map<string, (readonly string[])[]>();

  constructor(schema: Json) {
    if (!isJsonObject(schema) && typeof schema !== 'boolean')
      throw new SchemaFault('is neither an object nor true or false');
    assertShallow(schema);
    const named = toNamedDialect(schema);
    this.dialect = toDialect(named);
    this.root = tidySchema(schema, named);
    this.resources.set(home, []);
    let count = 0;
    forEachSchema(this.root, (one, path) => {
      if (++count > most.schemas) throw new Undecidable('The schema is too large to be decided in time.');
      if (isJsonObject(one)) this.index(one, path);
    });
  }

  get start(): Place {
    return { schema: this.root, path: [] };
  }

  /** Whether `$ref` can mean only one thing: no schema in it has an `$id` of its own. */
  get isOneResource(): boolean {
    return [...this.resources.values()].every((path) => path.length === 0);
  }

  /** Where a reference leads; undefined for another document. */
  findTarget(reference: string, from: readonly string[]): Place | undefined {
    const resolved = resolve(reference, this.findBase(from));
    if (resolved === undefined) return undefined;
    const [resource = '', fragment = ''] = resolved.split('#');
    const root = this.resources.get(resource);
    if (!root) return undefined;
    const decoded = decode(fragment);
    if (decoded === '' || decoded.startsWith('/')) return this.findPlace([...root, ...toTokens(decoded)]);
    const anchored = this.anchors.get(`${resource}#${decoded}`);
    return anchored && this.findPlace(anchored);
  }

  private findPlace(path: readonly string[]): Place | undefined {
    let schema: Json | undefined = this.root;
    for (const token of path) {
      if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, token)) return undefined;
      schema = (schema as JsonObject)[token];
    }
    return schema !== undefined && (isJsonObject(schema) || typeof schema === 'boolean')
      ? { schema, path }
      : undefined;
  }

  private findBase(path: readonly string[]): string {
    for (let length = path.length; length >= 0; length--) {
      const base = this.bases.get(toCanonicalText(path.slice(0, length)));
      if (base !== undefined) return base;
    }
    return home;
  }

  private index(schema: JsonObject, path: readonly string[]): void {
    const outer = this.findBase(path);
    const id = typeof schema.$id === 'string' ? schema.$id : undefined;
    const [address = '', fragment = ''] = (id ?? '').split('#');
    const base = address === '' ? outer : (resolve(address, outer) ?? outer);
    if (address !== '') {
      this.bases.set(toCanonicalText(path), base);
      this.resources.set(base, path);
    }
    const names = [fragment, schema.$anchor, schema.$dynamicAnchor].filter(
      (name): name is string => typeof name === 'string' && name !== '',
    );
    for (const name of names) this.anchors.set(`${base.split('#')[0]}#${name}`, path);
    const dynamic = schema.$dynamicAnchor;
    if (typeof dynamic === 'string')
      this.dynamicAnchors.set(dynamic, [...(this.dynamicAnchors.get(dynamic) ?? []), path]);
  }
}

function resolve(reference: string, base: string): string | undefined {
  try {
    return new URL(reference, base).href;
  } catch {
    return undefined;
  }
}

function decode(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

function toTokens(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function assertShallow(schema: Json, depth = 0): void {
  if (depth > most.depth) throw new Undecidable('The schema is nested too deeply to be decided.');
  if (typeof schema !== 'object' || schema === null) return;
  for (const inner of Object.values(schema)) assertShallow(inner as Json, depth + 1);
}

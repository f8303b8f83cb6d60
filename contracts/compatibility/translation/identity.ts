import { createHash } from 'node:crypto';
import { forEachSchema, type Place, type SchemaDocument } from '../dialect/index.ts';
import { isJsonObject, toCanonicalText, type Json } from '../normal-form/index.ts';
import { referenceKeywords } from './reference-keywords.ts';

/** One text for schemas that mean the same since they read the same, and so does all that they refer to. */
export class Identities {
  private readonly document: SchemaDocument;
  private readonly prefix: string;
  private readonly hashes = new Map<string, string>();

  constructor(document: SchemaDocument, reading: string) {
    this.document = document;
    // With several resources the same reference may lead to different places.
    const whole = document.isOneResource ? '' : toHash(document.root);
    this.prefix = `${document.dialect} ${reading} ${whole}`;
  }

  identify(place: Place): string {
    const reached = new Map<string, string>();
    const queue: Place[] = [place];
    for (const { schema, path } of queue)
      this.forEachReference(schema, path, (reference, from) => {
        if (reached.has(reference)) return;
        const target = this.document.findTarget(reference, from);
        reached.set(reference, target ? this.hash(target) : 'elsewhere');
        if (target) queue.push(target);
      });
    const links = [...reached].sort().map((link) => link.join('='));
    const own = this.document.isOneResource ? '' : place.path.join('/');
    return [this.prefix, own, toHash(place.schema), ...links].join(' ');
  }

  private forEachReference(
    schema: Json,
    path: readonly string[],
    visit: (reference: string, from: readonly string[]) => void,
  ): void {
    forEachSchema(schema, (inner, innerPath) => {
      if (!isJsonObject(inner)) return;
      for (const keyword of referenceKeywords) {
        const reference = inner[keyword];
        if (typeof reference === 'string') visit(reference, [...path, ...innerPath]);
      }
    });
  }

  private hash({ schema, path }: Place): string {
    const key = toCanonicalText(path);
    const hash = this.hashes.get(key) ?? toHash(schema);
    this.hashes.set(key, hash);
    return hash;
  }
}

function toHash(schema: Json): string {
  return createHash('sha256').update(toCanonicalText(schema)).digest('base64');
}

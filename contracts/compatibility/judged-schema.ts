import {
  assertAffordable,
  compileValidator,
  SchemaDocument,
  type Reading,
  type Validator,
} from './dialect/index.ts';
import { isJsonObject, type Json } from './normal-form/index.ts';
import { forEachSchema } from './dialect/index.ts';

/** A schema with ajv's word on it, in every reading that its users may have of it. */
export class JudgedSchema {
  readonly document: SchemaDocument;
  readonly hasReferenceSiblings: boolean;
  private readonly validators: readonly Validator[];

  constructor(schema: Json) {
    this.document = new SchemaDocument(schema);
    assertAffordable(this.document);
    this.hasReferenceSiblings =
      this.document.dialect === 'draft-07' && hasReferenceSiblings(this.document.root);
    this.validators = toReadings(this.hasReferenceSiblings).map((reading) =>
      compileValidator(this.document, reading),
    );
  }

  /** Undefined where readings differ, or ajv gives up. */
  accepts(value: Json): boolean | undefined {
    let agreed: boolean | undefined;
    for (const { accepts } of this.validators) {
      const accepted = accepts(value);
      if (accepted === undefined || (agreed !== undefined && agreed !== accepted)) return undefined;
      agreed = accepted;
    }
    return agreed;
  }

  explain(value: Json): ReturnType<Validator['explain']> {
    return this.validators[0]?.explain(value);
  }
}

/** draft-07 ignores what stands beside `$ref`, ajv does not: where that could matter, both readings must agree. */
export function toReadings(differ: boolean): readonly Reading[] {
  return differ ? [{ ignoreBesideRef: false }, { ignoreBesideRef: true }] : [{ ignoreBesideRef: false }];
}

const harmless = new Set(['$ref', 'definitions', '$defs', '$schema', '$id']);

function hasReferenceSiblings(root: Json): boolean {
  let found = false;
  forEachSchema(root, (schema) => {
    if (!isJsonObject(schema) || typeof schema.$ref !== 'string') return;
    if (Object.keys(schema).some((keyword) => !harmless.has(keyword))) found = true;
  });
  return found;
}

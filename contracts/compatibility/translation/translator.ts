import { Undecidable, type Place, type Reading, type SchemaDocument } from '../dialect/index.ts';
import { isJsonObject, type Form, type FormTable, type JsonObject } from '../normal-form/index.ts';
import { translateArrayKeywords } from './array-keywords.ts';
import { Identities } from './identity.ts';
import { toPlace, type KeywordContext, type KeywordFamily } from './keyword.ts';
import { translateLogicKeywords } from './logic-keywords.ts';
import { translateNumberKeywords } from './number-keywords.ts';
import { translateObjectKeywords } from './object-keywords.ts';
import { referenceKeywords, translateReferences } from './reference-keywords.ts';
import { translateStringKeywords } from './string-keywords.ts';
import { translateUnevaluated } from './unevaluated-keywords.ts';
import { translateValueKeywords } from './value-keywords.ts';

const families: readonly KeywordFamily[] = [
  translateValueKeywords,
  translateNumberKeywords,
  translateStringKeywords,
  translateArrayKeywords,
  translateObjectKeywords,
  translateLogicKeywords,
  translateReferences,
  translateUnevaluated,
];

const mostForms = 60_000;

/** Says what the schemas of a document mean, each once. */
export class Translator {
  private readonly document: SchemaDocument;
  private readonly forms: FormTable;
  private readonly reading: Reading;
  private readonly identities: Identities;
  private readonly known = new Map<string, Form>();
  private readonly open = new Set<string>();
  private count = 0;

  constructor(document: SchemaDocument, forms: FormTable, reading: Reading) {
    this.document = document;
    this.forms = forms;
    this.reading = reading;
    this.identities = new Identities(document, String(reading.ignoreBesideRef));
  }

  get whole(): Form {
    return this.refer(this.document.start);
  }

  readonly translate = (place: Place): Form => {
    if (place.schema === true) return this.forms.anything;
    if (!isJsonObject(place.schema)) return this.forms.nothing;
    const key = JSON.stringify(place.path);
    const known = this.known.get(key);
    if (known) return known;
    // What is seen of a value may lead here again while this is being said.
    if (this.open.has(key)) return this.refer(place);
    this.open.add(key);
    if (++this.count > mostForms) throw new Undecidable('The schema is too large to be decided in time.');
    const context = this.contextOf(place, place.schema);
    const form = this.forms.all(this.familiesOf(place.schema).flatMap((family) => family(context)));
    this.known.set(key, form);
    this.open.delete(key);
    return form;
  };

  private familiesOf(schema: JsonObject): readonly KeywordFamily[] {
    const onlyReference = this.reading.ignoreBesideRef && this.document.dialect === 'draft-07';
    return onlyReference && typeof schema.$ref === 'string' ? [translateReferences] : families;
  }

  /** Two schemas that read the same are one reference, whichever document they lie in. */
  private readonly refer = (target: Place): Form =>
    this.forms.reference(this.identities.identify(target), () => this.translate(target));

  private contextOf({ path }: Place, schema: JsonObject): KeywordContext {
    return {
      schema,
      path,
      dialect: this.document.dialect,
      forms: this.forms,
      translate: this.translate,
      findTarget: (reference) => this.document.findTarget(reference, path),
      refer: this.refer,
      opaque: (keywords) => this.toOpaque(schema, path, keywords),
      enter: (tokens) => this.enterPlace(toPlace({ schema, path }, tokens)),
      enterPlace: this.enterPlace,
      isStatic: this.isStatic(schema),
    };
  }

  private readonly enterPlace = (place: Place): KeywordContext | undefined =>
    isJsonObject(place.schema) ? this.contextOf(place, place.schema) : undefined;

  /** A dynamic reference has one meaning where there is one resource, and one anchor of the name. */
  private isStatic(schema: JsonObject): boolean {
    if (!this.document.isOneResource || !referenceKeywords.some((keyword) => schema[keyword] !== undefined))
      return false;
    const name = String(schema.$dynamicRef ?? '').split('#')[1] ?? '';
    return (this.document.dynamicAnchors.get(name)?.length ?? 0) <= 1;
  }

  private toOpaque(schema: JsonObject, path: readonly string[], keywords: readonly string[]): Form {
    const members = keywords.flatMap((keyword) =>
      schema[keyword] === undefined ? [] : [[keyword, schema[keyword]] as const],
    );
    const key = this.identities.identify({ schema: Object.fromEntries(members), path });
    return this.forms.literal({ kind: 'opaque', on: 'any', key, test: () => undefined });
  }
}

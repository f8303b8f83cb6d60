import { isJsonObject, type Form, type FormTable, type JsonObject } from '../normal-form/index.ts';
import { childOf, isSchema, type KeywordContext } from './keyword.ts';
import { toPatternForm } from './string-keywords.ts';

/** properties, patternProperties, additionalProperties, propertyNames, required, min- and maxProperties, dependent…. */
export function translateObjectKeywords(context: KeywordContext): readonly Form[] {
  const { schema, forms, opaque } = context;
  if (keywordsWithNames.some((keyword) => namesIn(schema, keyword).some(isInherited)))
    return [forms.guard('object', opaque(objectKeywords))];
  const conditions = [
    ...translateProperties(context),
    ...translateRequired(context),
    ...translateDependencies(context),
  ];
  if (schema.minProperties !== undefined)
    conditions.push(propertiesAtLeast(forms, Number(schema.minProperties)));
  if (schema.maxProperties !== undefined)
    conditions.push(forms.not(propertiesAtLeast(forms, Number(schema.maxProperties) + 1)));
  if (isSchema(schema.propertyNames))
    conditions.push(forms.everyProperty(forms.not(childOf(context, 'propertyNames')), forms.nothing));
  return conditions.map((condition) => forms.guard('object', condition));
}

const keywordsWithNames = ['properties', 'required', 'dependencies', 'dependentRequired', 'dependentSchemas'];

const objectKeywords = [
  ...keywordsWithNames,
  'additionalProperties',
  'maxProperties',
  'minProperties',
  'patternProperties',
  'propertyNames',
];

/** ajv takes what every JavaScript object inherits for a property of the data. */
const isInherited = (name: string): boolean => name in Object.prototype;

function namesIn(schema: JsonObject, keyword: string): readonly string[] {
  const value = schema[keyword];
  if (Array.isArray(value)) return value as readonly string[];
  if (!isJsonObject(value)) return [];
  const listed = Object.values(value).flatMap((one) => (Array.isArray(one) ? (one as string[]) : []));
  return [...Object.keys(value), ...listed];
}

function propertiesAtLeast(forms: FormTable, count: number): Form {
  return forms.literal({ kind: 'propertiesAtLeast', on: 'object', count });
}

function translateProperties(context: KeywordContext): Form[] {
  const { schema, forms } = context;
  const named = keysOf(schema.properties).map((name) =>
    forms.everyProperty(forms.oneOfValues([name]), childOf(context, 'properties', name)),
  );
  const matching = keysOf(schema.patternProperties).map((source) =>
    forms.everyProperty(toPatternForm(forms, source), childOf(context, 'patternProperties', source)),
  );
  if (!isSchema(schema.additionalProperties)) return [...named, ...matching];
  const others = forms.not(toNamedProperties(context));
  return [...named, ...matching, forms.everyProperty(others, childOf(context, 'additionalProperties'))];
}

/** The names of which `properties` and `patternProperties` speak. */
export function toNamedProperties({ schema, forms }: KeywordContext): Form {
  const patterns = keysOf(schema.patternProperties).map((source) => toPatternForm(forms, source));
  return forms.some([forms.oneOfValues(keysOf(schema.properties)), ...patterns]);
}

const keysOf = (value: unknown): string[] => (isJsonObject(value) ? Object.keys(value) : []);

function translateRequired({ schema, forms }: KeywordContext): Form[] {
  const names = Array.isArray(schema.required) ? (schema.required as readonly string[]) : [];
  return names.map((name) => forms.hasProperty(name));
}

function translateDependencies(context: KeywordContext): Form[] {
  const { dialect, schema, forms } = context;
  const keywords =
    dialect === 'draft-07' ? ['dependencies'] : ['dependencies', 'dependentRequired', 'dependentSchemas'];
  return keywords.flatMap((keyword) =>
    keysOf(schema[keyword]).map((name) => {
      const value = (schema[keyword] as JsonObject)[name];
      const then = Array.isArray(value)
        ? forms.all((value as readonly string[]).map((other) => forms.hasProperty(other)))
        : childOf(context, keyword, name);
      return forms.some([forms.not(forms.hasProperty(name)), then]);
    }),
  );
}

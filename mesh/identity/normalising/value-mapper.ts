import { isValidFor, normalise, type AttributeValue, type EntityAttribute } from '#schemas';
import type { Feature } from '../model/index.ts';
import { toCheckingExtractor, toFeatureText } from './feature-extractor.ts';

/** Features that are made from the same attributes: plain data, so that another thread can be told. */
export interface MappingPlan {
  readonly from: readonly EntityAttribute[];
  readonly features: readonly Feature[];
  /** The names of those whose validity somebody asks for. */
  readonly checked: readonly string[];
}

/** Values in columns: one for each attribute that features are made from. */
export type Columns = readonly (readonly (string | null)[])[];
/** Makes value and validity of each feature, two columns each, of so many rows. */
export type Mapper = (given: Columns) => (readonly (string | boolean | null)[])[];

/** The function that makes features of columns of different values. */
export function toMapper(plan: MappingPlan): Mapper {
  const [only] = plan.from;
  const isPlain =
    only !== undefined && plan.from.length === 1 && plan.features.every(({ together }) => !together);
  return isPlain ? toValueMapper(only, plan) : toRecordMapper(plan);
}

/** Features of one attribute: what they share, the normalised value, is made once. */
function toValueMapper(attribute: EntityAttribute, { features, checked }: MappingPlan): Mapper {
  const asks = features.map(({ name }) => checked.includes(name));
  return ([texts = []]) => {
    const typed = texts.map((text) => toTyped(attribute, text ?? ''));
    const normal = new Map<Feature['normalise'], string[]>();
    for (const { normalise: name } of features)
      if (!normal.has(name))
        normal.set(
          name,
          typed.map((value) => normalise(name, value)),
        );
    const made = features.flatMap((feature, place) => {
      const values = (normal.get(feature.normalise) ?? []).map((text) => toFeatureText(feature, text));
      const valid = values.map(
        (value, row) => value !== null && asks[place] === true && isValidFor(attribute, typed[row] ?? ''),
      );
      return [values, valid];
    });
    return made;
  };
}

/** Features of several attributes together, or of the first one that has a usable value. */
function toRecordMapper({ from, features, checked }: MappingPlan): Mapper {
  const extractors = features.map((feature) => toCheckingExtractor(feature, checked.includes(feature.name)));
  return (columns) => {
    const attributes = (columns[0] ?? []).map((_text, row) => {
      const values: Record<string, AttributeValue> = {};
      from.forEach((attribute, place) => {
        const text = columns[place]?.[row];
        if (text !== null && text !== undefined) values[attribute.name] = toTyped(attribute, text);
      });
      return values;
    });
    const made = extractors.flatMap((extract) => {
      const found = attributes.map((one) => extract(one));
      return [found.map(({ value }) => value), found.map(({ valid }) => valid)];
    });
    return made;
  };
}

/** As the attribute was before it became text. */
function toTyped({ type }: EntityAttribute, text: string): AttributeValue {
  if (type === 'boolean') return text === 'true';
  return type === 'string' ? text : Number(text);
}

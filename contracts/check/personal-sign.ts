import type { EntityType } from '#schemas';
import { asList, findCustomProperty, isBlock, type OdcsDocument } from '../odcs/index.ts';
import { listFields } from './visit-fields.ts';

/** By what a dataset shows itself to be about persons. */
export interface PersonalSign {
  /** The end of "The data are personal, since …". */
  sentence: string;
  /** A name or a telephone may be an office's; a resident id never is. */
  isSure: boolean;
}

const sureFormats: readonly unknown[] = ['resident-id'];
const likelyFormats: readonly unknown[] = ['person-name'];
const personalWords = /personal|\bpii\b|sensitive|个人|敏感|隐私/iu;
/** What a field is called that tells of a person; an office has a telephone and an address too. */
const personalNames =
  /身份证|居民身份|护照|手机号|出生日期|病历|诊断|\bresident (?:identity|id)\b|\bid[-_ ]?card|\bidentity (?:card|number)|\bpassport|\b(?:date of birth|birth[-_ ]?da(?:te|y))|\bpatient|\bdiagnos|\bmobile (?:phone|number|telephone)|\bcaller['’]?s? (?:name|number|phone|telephone)/iu;
const notPersonal = /\bnon-?personal\b|\bnot personal\b|\bnon-?sensitive\b|非个人|非敏感/giu;

/** The surest sign that a contract's rows are about persons; undefined where there is none. */
export function findPersonalSign(
  data: OdcsDocument,
  entityTypes: readonly EntityType[],
): PersonalSign | undefined {
  const signs = [...listFieldSigns(data), ...listMappingSigns(data, entityTypes)];
  return signs.find(({ isSure }) => isSure) ?? signs[0];
}

function listFieldSigns(data: OdcsDocument): PersonalSign[] {
  return listFields(data).flatMap(({ field }): PersonalSign[] => {
    const name = String(field.name);
    const format = field.logicalTypeOptions?.format;
    if (sureFormats.includes(format))
      return [{ sentence: `"${name}" holds resident identity numbers`, isSure: true }];
    const { classification } = field;
    if (typeof classification === 'string' && personalWords.test(classification.replace(notPersonal, '')))
      return [{ sentence: `"${name}" is classified as ${classification}`, isSure: true }];
    const words = [name.replaceAll(/([a-z])([A-Z])/g, '$1 $2'), field.businessName, field.description];
    const told = words.find((each) => typeof each === 'string' && personalNames.test(each));
    return told === undefined
      ? []
      : [{ sentence: `"${name}" tells of a person (${String(told)})`, isSure: false }];
  });
}

function listMappingSigns({ schema }: OdcsDocument, entityTypes: readonly EntityType[]): PersonalSign[] {
  const mappings = asList(schema).flatMap(({ customProperties }) => {
    const value = findCustomProperty(customProperties, 'causewayMapping')?.value;
    return Array.isArray(value) ? value.filter(isBlock) : [];
  });
  return mappings.flatMap(({ entity, attributes }) => {
    const type = entityTypes.find(({ name }) => name === entity);
    return type === undefined || !isBlock(attributes)
      ? []
      : listAttributeSigns(type, Object.keys(attributes));
  });
}

function listAttributeSigns(type: EntityType, names: readonly string[]): PersonalSign[] {
  const formatOf = (name: string): string | undefined =>
    type.attributes.find((attribute) => attribute.name === name)?.format;
  // A type that is told apart by resident ids is a person, whatever it is called.
  const isPerson = type.identifiers.some((name) => sureFormats.includes(formatOf(name)));
  return names.flatMap((name): PersonalSign[] => {
    const format = formatOf(name);
    const sentence = `it tells ${/^[aeiou]/.test(type.name) ? 'an' : 'a'} ${type.name}'s ${name}`;
    if (isPerson || sureFormats.includes(format)) return [{ sentence, isSure: true }];
    return likelyFormats.includes(format) ? [{ sentence, isSure: false }] : [];
  });
}

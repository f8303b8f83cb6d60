import { cleanCreditCode, cleanPlate, cleanResidentId, cleanVin, toResidentId } from '../codes/index.ts';
import type { AttributeValue, EntityAttribute } from '../entity-types/index.ts';
import { normaliseAddress } from './address.ts';
import { toDoor, toEstate, toRoad } from './chinese-address.ts';
import { normaliseCompanyName } from './company-name.ts';
import { normaliseDateOfBirth } from './date-of-birth.ts';
import { normaliseEmail, toEmailName } from './email.ts';
import { normaliseEnterpriseName } from './enterprise-name.ts';
import { normaliseGivenName } from './given-name.ts';
import { normaliseDate } from './normalise-date.ts';
import { normalisePersonName } from './person-name.ts';
import { toPinyin } from './pinyin-name.ts';
import { normalisePostcode } from './postcode.ts';
import { toSimplified } from './simplified.ts';
import { normaliseSiteName } from './site-name.ts';
import { toSoundKey } from './sound-key.ts';
import { normaliseTelephone } from './telephone.ts';
import { toTidy } from './to-narrow.ts';
import { normaliseUrl } from './url.ts';
import { normaliseUsAddress } from './us-address.ts';
import {
  normaliseWesternAddress,
  toAddressNumber,
  toAddressStreet,
  toAddressUnit,
} from './western-address.ts';
import { normaliseWesternName } from './western-name.ts';

const normalisers = {
  text: (text: string): string => toSimplified(toTidy(text)).toLowerCase(),
  'person-name': normalisePersonName,
  'enterprise-name': normaliseEnterpriseName,
  address: normaliseAddress,
  'us-address': normaliseUsAddress,
  'site-name': normaliseSiteName,
  road: toRoad,
  estate: toEstate,
  door: toDoor,
  'western-name': normaliseWesternName,
  'given-name': normaliseGivenName,
  sound: toSoundKey,
  'company-name': normaliseCompanyName,
  'western-address': normaliseWesternAddress,
  'address-number': toAddressNumber,
  'address-street': toAddressStreet,
  'address-unit': toAddressUnit,
  email: normaliseEmail,
  'email-name': toEmailName,
  url: normaliseUrl,
  postcode: normalisePostcode,
  telephone: normaliseTelephone,
  'resident-id': (text: string): string => toResidentId(text) ?? cleanResidentId(text),
  'credit-code': cleanCreditCode,
  vin: cleanVin,
  plate: cleanPlate,
  date: (text: string): string => normaliseDate(text),
  'date-dmy': (text: string): string => normaliseDate(text, 'day-first'),
  'date-mdy': (text: string): string => normaliseDate(text, 'month-first'),
  'date-of-birth': normaliseDateOfBirth,
  number: (text: string): string => toNumberText(text),
  pinyin: toPinyin,
  exact: (text: string): string => text,
};

export type NormaliserName = keyof typeof normalisers;
export const normaliserNames = Object.keys(normalisers) as NormaliserName[];

/** The comparable form of a value: equal texts mean the same thing. '' means that there is no usable value. */
export function normalise(name: NormaliserName, value: AttributeValue): string {
  return normalisers[name](typeof value === 'string' ? value : String(value));
}

/** The normaliser by which values of an attribute count as the same where the city says nothing else. */
export function defaultNormaliser(attribute: EntityAttribute): NormaliserName {
  if (attribute.type === 'number' || attribute.type === 'integer') return 'number';
  if (attribute.type === 'boolean') return 'exact';
  const { format } = attribute;
  return format !== undefined && format in normalisers ? (format as NormaliserName) : 'text';
}

function toNumberText(text: string): string {
  const tidy = toTidy(text).replaceAll(',', '');
  const number = Number(tidy);
  return tidy === '' || !Number.isFinite(number) ? '' : String(number);
}

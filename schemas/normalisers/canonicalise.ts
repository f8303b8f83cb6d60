import { cleanCreditCode, cleanPlate, cleanResidentId, cleanVin, toResidentId } from '../codes/index.ts';
import type { AttributeValue, EntityAttribute } from '../entity-types/index.ts';
import { parseDate, parseInstant } from './parse-date.ts';
import { toTidy } from './to-narrow.ts';

export type Canonicaliser = (raw: unknown) => AttributeValue | undefined;

/**
 * How each format is written inside the hub. An invalid identifier stays as cleaned text: it is a doubt that
 * survivorship weighs, not an error.
 */
const texts: Record<string, (tidy: string) => string> = {
  date: (tidy) => parseDate(tidy) ?? tidy,
  'date-time': (tidy) => parseInstant(tidy) ?? tidy,
  'resident-id': (tidy) => toResidentId(tidy) ?? cleanResidentId(tidy),
  'credit-code': cleanCreditCode,
  vin: cleanVin,
  plate: cleanPlate,
};
const words: Record<string, boolean> = {
  true: true,
  false: false,
  '1': true,
  '0': false,
  是: true,
  否: false,
};
const compiled = new WeakMap<EntityAttribute, Canonicaliser>();

/** The form in which the hub keeps a value of the attribute; undefined where there is none. */
export function canonicalise(attribute: EntityAttribute, raw: unknown): AttributeValue | undefined {
  return compileCanonicaliser(attribute)(raw);
}

/** The same, decided once per attribute for the rows of a whole delivery. */
export function compileCanonicaliser(attribute: EntityAttribute): Canonicaliser {
  const known = compiled.get(attribute);
  if (known !== undefined) return known;
  const made = make(attribute);
  compiled.set(attribute, made);
  return made;
}

function make({ type, format }: EntityAttribute): Canonicaliser {
  if (type === 'boolean') return toBoolean;
  if (type === 'number') return toNumber;
  if (type === 'integer') return toInteger;
  const write = texts[format ?? ''];
  return (raw) => {
    const tidy = toText(raw);
    if (tidy === '') return undefined;
    return (write === undefined ? tidy : write(tidy)) || undefined;
  };
}

function toText(raw: unknown): string {
  if (typeof raw === 'string') return toTidy(raw);
  if (typeof raw === 'number' || typeof raw === 'boolean') return String(raw);
  return raw instanceof Date && !Number.isNaN(raw.getTime()) ? raw.toISOString() : '';
}

function toNumber(raw: unknown): number | undefined {
  const text = toText(raw).replaceAll(',', '');
  const number = Number(text);
  return text === '' || !Number.isFinite(number) ? undefined : number;
}

function toInteger(raw: unknown): number | undefined {
  const number = toNumber(raw);
  return Number.isInteger(number) ? number : undefined;
}

function toBoolean(raw: unknown): boolean | undefined {
  return typeof raw === 'boolean' ? raw : words[toText(raw).toLowerCase()];
}

import { toLatin } from './to-latin.ts';
import { toNarrow } from './to-narrow.ts';

const gmail = /^([^@]+)@(?:gmail|googlemail)\.com$/;

/**
 * An electronic mail address in small letters without white space, `mailto:` and a name before it in angle brackets. Gmail knows
 * no dots and nothing after a plus (support.google.com/mail/answer/7436150), and googlemail.com is the same house. '' where nothing has the look of one.
 */
export function normaliseEmail(text: string): string {
  const narrow = toNarrow(text).toLowerCase();
  const inside = /<([^<>]*@[^<>]*)>/.exec(narrow)?.[1] ?? narrow;
  const bare = inside
    .replace(/\s+/g, '')
    .replace(/^(?:mailto:)+/, '')
    .replace(/[.,;:]+$/, '');
  if (!/[\p{L}\d].*[@.]/u.test(bare)) return '';
  const local = gmail.exec(bare)?.[1];
  return local === undefined ? bare : `${local.replace(/(?<=.)\+.*$/, '').replaceAll('.', '')}@gmail.com`;
}

/** The letters before the @, for they often are a name: `grace.kelly52@jones.com` is `gracekelly`. */
export function toEmailName(text: string): string {
  const [local = ''] = normaliseEmail(text).split('@');
  return toLatin(local === '' ? text.replace(/@.*$/s, '') : local).replace(/[^\p{L}]/gu, '');
}

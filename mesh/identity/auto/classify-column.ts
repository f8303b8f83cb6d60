import type { ClassifiedColumn, ColumnKind } from './column-kind.ts';
import type { ColumnProfile } from './column-profile.ts';
import { findHeaderHint, type HeaderHint } from './header-words.ts';
import { findShapes, type ValueShapes } from './value-shapes.ts';

interface Look {
  readonly profile: ColumnProfile;
  readonly shapes: ValueShapes;
  readonly hint: HeaderHint | undefined;
}

type Rule = (look: Look) => [ColumnKind, string] | undefined;

const most = 0.8;
const ownFrom = 0.95;
/** Of so few numbers each is a code of its own, such as 1 and 2 for the sexes: none is near another. */
const mostCodes = 5;

/** What a column describes: by its contents first, then by the words of its name. */
export function classifyColumn(profile: ColumnProfile): ClassifiedColumn {
  const look = { profile, shapes: findShapes(profile.sample), hint: findHeaderHint(profile.name) };
  for (const rule of rules) {
    const found = rule(look);
    const isOwn = profile.unlike >= ownFrom;
    if (found) return { name: profile.name, from: profile.from, kind: found[0], why: found[1], isOwn };
  }
  return { name: profile.name, from: profile.from, kind: 'title', why: 'text of several words' };
}

const nothing: Rule = ({ profile: { filled, records, distinct } }) => {
  if (filled < Math.max(Math.min(10, records / 2), records / 20)) return ['nothing', 'hardly ever filled'];
  return distinct <= 1 ? ['nothing', 'always the same'] : undefined;
};

const publicCode: Rule = ({ shapes }) => {
  if (shapes.share('residentId') > 0.5) return ['resident-id', 'valid resident ids'];
  if (shapes.share('creditCode') > 0.5) return ['credit-code', 'valid credit codes'];
  if (shapes.share('plate') > most) return ['plate', 'number plates'];
  if (shapes.share('vin') > most) return ['vin', 'vehicle identification numbers'];
  return undefined;
};

const internet: Rule = ({ shapes, profile }) => {
  if (shapes.share('email') > most) return ['email', 'e-mail addresses'];
  if (shapes.share('url') <= most) return undefined;
  return profile.isUnique ? ['nothing', 'a different link in each record'] : ['url', 'links'];
};

const recordNumber: Rule = ({ profile, hint, shapes }) => {
  if (profile.isSequence) return ['nothing', 'counts the records'];
  const isRecordName = hint === 'record' || hint === 'code';
  if (!profile.isUnique || profile.distinct < profile.filled) return undefined;
  if (shapes.share('oneWord') < most || shapes.share('hasDigit') < most) return undefined;
  return isRecordName || shapes.share('date') + shapes.share('isoDate') < most
    ? ['nothing', 'a different code in each record']
    : undefined;
};

const date: Rule = ({ shapes, hint }) => {
  if (shapes.share('numericDate') > most)
    return shapes.share('dayAfterMonth') > shapes.share('dayBeforeMonth')
      ? ['date-mdy', 'dates, month first']
      : ['date-dmy', 'dates, day first'];
  if (shapes.share('isoDate') > 0.7 || shapes.share('date') > most) return ['date', 'dates'];
  const looksSo = shapes.share('date') + shapes.share('isoDate') > 0.5;
  return hint === 'date' && looksSo ? ['date', 'dates by name and contents'] : undefined;
};

const number: Rule = ({ shapes, hint, profile }) => {
  if (hint === 'telephone' && shapes.share('telephone') > 0.5) return ['telephone', 'telephone numbers'];
  if (hint === 'postcode' && shapes.share('hasDigit') > most) return ['postcode', 'postcodes'];
  if (shapes.share('telephone') > most && shapes.share('punctuatedNumber') > 0.5)
    return ['telephone', 'telephone numbers'];
  if (shapes.share('numeric') <= most) return undefined;
  if (shapes.share('year') > 0.9) return ['year', 'years'];
  if (hint === 'amount' || shapes.share('whole') < 0.9) return ['amount', 'amounts'];
  if (isCategory(profile) && profile.distinct <= mostCodes) return ['category', 'few different codes'];
  if (shapes.share('small') > 0.95 && profile.distinct <= 60) return ['small-number', 'small whole numbers'];
  return ['code', 'numbers that name something'];
};

const chinese: Rule = ({ shapes, hint, profile }) => {
  if (shapes.share('han') < 0.5) return undefined;
  if (shapes.share('chineseAddress') > 0.5) return ['chinese-address', 'Chinese addresses'];
  if (isCategory(profile)) return ['category', 'few different values'];
  if (shapes.share('chineseName') > most && hint !== 'place') return ['chinese-name', 'Chinese names'];
  if (shapes.share('chineseOrganisation') > 0.5 || hint === 'organisation')
    return ['chinese-organisation', "organisations' names"];
  return shapes.characters < 6 ? ['word', 'short words'] : ['chinese-organisation', 'Chinese text'];
};

const isCategory = ({ distinct, filled }: ColumnProfile) => distinct <= 30 && distinct < filled / 10;

const category: Rule = ({ profile, shapes }) =>
  isCategory(profile) && shapes.words < 4 ? ['category', 'few different values'] : undefined;

const latinText: Rule = ({ shapes, hint }) => {
  if (shapes.share('oneWord') > most && shapes.share('hasDigit') > 0.7) return ['code', 'codes'];
  if (shapes.words > 12) return ['long-text', 'long text'];
  if (hint === 'given-name' && shapes.words < 2.5) return ['given-name', 'given names'];
  if (hint === 'surname' && shapes.words < 2.5) return ['surname', 'surnames'];
  const isStreet = shapes.share('startsWithNumber') > 0.5 || shapes.share('streetWord') > 0.4;
  if (isStreet && hint !== 'title' && hint !== 'organisation')
    return shapes.share('startsWithNumber') > 0.3
      ? ['address', 'addresses with house numbers']
      : ['street', 'streets without house numbers'];
  if (shapes.words < 1.6) return ['word', 'single words'];
  if (shapes.share('surnameFirst') > 0.7 && shapes.words < 4) return ['full-name', 'names, surname first'];
  if (hint === 'address') return ['street', 'parts of addresses by name'];
  if (hint === 'place') return ['word', 'places'];
  return hint === 'organisation' || hint === 'name' ? ['organisation', 'names of several words'] : undefined;
};

const rules: readonly Rule[] = [
  nothing,
  publicCode,
  internet,
  recordNumber,
  date,
  number,
  chinese,
  category,
  latinText,
];

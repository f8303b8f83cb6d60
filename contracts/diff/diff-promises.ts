import type { Contract } from '../contract.ts';
import { findPeriodDays } from '../retention/index.ts';
import {
  breaksBoth,
  breaksReaders,
  notes,
  say,
  widens,
  type ChangeKind,
  type ContractChange,
} from './contract-comparison.ts';
import { diffSharing } from './diff-sharing.ts';

/** What is promised besides the rows: key, time, keeping, sharing, authority, delivery. */
export function diffPromises(old: Contract, next: Contract): ContractChange[] {
  return [
    ...diffKey(old, next),
    ...diffAsOf(old, next),
    ...diffTimes(old, next),
    ...diffRetention(old, next),
    ...diffSharing(old, next),
    ...diffAuthority(old, next),
    ...diffDelivery(old, next),
    ...diffQuality(old, next),
    ...diffStatus(old, next),
    ...diffTexts(old, next),
  ];
}

function diffKey(old: Contract, next: Contract): ContractChange[] {
  const [was, is] = [old.keyFields.join(', '), next.keyFields.join(', ')];
  if (was === is) return [];
  return [
    say('key')('key', {
      ...breaksBoth,
      sentence: `The key was ${was || 'not said'} and is ${is || 'not said'}: the same row is another one.`,
    }),
  ];
}

function diffAsOf({ asOfField: was }: Contract, { asOfField: is }: Contract): ContractChange[] {
  if (was === is) return [];
  const sayAsOf = say('as-of');
  if (was === undefined)
    return [sayAsOf('asOf', { ...widens, sentence: `"${is}" now says since when a row holds.` })];
  const now = is === undefined ? 'nothing does' : `"${is}" does`;
  return [
    sayAsOf('asOf', { ...breaksReaders, sentence: `"${was}" said since when a row holds, and now ${now}.` }),
  ];
}

function diffTimes(old: Contract, next: Contract): ContractChange[] {
  const sayTime = say('freshness');
  return (['freshnessSeconds', 'frequencySeconds'] as const).flatMap((name) => {
    const [was, is] = [old[name], next[name]];
    // Where only a frequency is said it is the freshness too: said once.
    if (
      was === is ||
      (name === 'frequencySeconds' && was === old.freshnessSeconds && is === next.freshnessSeconds)
    )
      return [];
    const path = name.replace('Seconds', '');
    const what = path === 'freshness' ? 'Data could be as old as' : 'Data were renewed every';
    if (was === undefined)
      return [
        sayTime(path, { ...widens, sentence: `A ${path} of ${showSeconds(is)} is promised, and none was.` }),
      ];
    if (is === undefined)
      return [
        sayTime(path, {
          ...breaksReaders,
          sentence: `The promise is gone: ${what.toLowerCase()} ${showSeconds(was)}.`,
        }),
      ];
    const sentence = `${what} ${showSeconds(was)}, and now ${showSeconds(is)}.`;
    return [sayTime(path, is > was ? { ...breaksReaders, sentence } : { ...widens, sentence })];
  });
}

function showSeconds(seconds: number | undefined): string {
  if (seconds === undefined) return 'no time';
  const steps: [number, string][] = [
    [86_400, 'd'],
    [3600, 'h'],
    [60, 'min'],
    [1, 's'],
  ];
  const [size, unit] = steps.find(([step]) => seconds >= step && seconds % step === 0) ?? [1, 's'];
  return `${seconds / size} ${unit}`;
}

function diffRetention(old: Contract, next: Contract): ContractChange[] {
  const [before, after] = [old.retention ?? undefined, next.retention ?? undefined];
  const sayRetention = say('retention');
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined)
    return [
      sayRetention('retention', { ...notes, sentence: 'It is now said how long the records are kept.' }),
    ];
  if (after === undefined)
    return [
      sayRetention('retention', {
        ...breaksReaders,
        sentence: 'It is no longer said how long the records are kept.',
      }),
    ];
  const changes: ContractChange[] = [];
  if (before.trigger !== after.trigger)
    changes.push(
      sayRetention('retention.trigger', {
        ...breaksBoth,
        sentence: `Keeping was counted from "${before.trigger}" and is from "${after.trigger}".`,
      }),
    );
  for (const end of ['floor', 'ceiling'] as const) changes.push(...diffPeriod(end, before[end], after[end]));
  for (const name of ['basis', 'records', 'appraisal', 'archiveFirst'] as const)
    if (before[name] !== after[name])
      changes.push(
        sayRetention(`retention.${name}`, {
          ...notes,
          sentence: `The retention has another ${name}: ${String(after[name] ?? 'none')}.`,
        }),
      );
  return changes;
}

function diffPeriod(
  end: 'floor' | 'ceiling',
  was: string | undefined,
  is: string | undefined,
): ContractChange[] {
  if (was === is) return [];
  // No floor keeps nothing for certain; no ceiling keeps without end.
  const open = end === 'floor' ? 0 : Infinity;
  const [before, after] = [findPeriodDays(was) ?? open, findPeriodDays(is) ?? open];
  const name = end === 'floor' ? 'at least' : 'at most';
  const sentence = `Records were kept ${name} ${was ?? 'any time'}, and now ${is ?? 'any time'}.`;
  const sayPeriod = say('retention');
  if (after < before) return [sayPeriod(`retention.${end}`, { ...breaksReaders, sentence })];
  return [sayPeriod(`retention.${end}`, { ...(after > before ? widens : notes), sentence })];
}

function diffAuthority(old: Contract, next: Contract): ContractChange[] {
  const list = ({ authority }: Contract): string[] =>
    (authority ?? []).flatMap(({ entity, attributes }) => attributes.map((name) => `${entity}.${name}`));
  const [before, after] = [list(old), list(next)];
  const sayAuthority = say('authority');
  const lead: ContractChange[] =
    Boolean(old.leadSource) === Boolean(next.leadSource)
      ? []
      : [
          sayAuthority(
            'leadSource',
            next.leadSource
              ? { ...widens, sentence: 'The department now is the lead source and answers for these data.' }
              : {
                  ...breaksReaders,
                  sentence: 'The department no longer is the lead source: nobody answers for these data.',
                },
          ),
        ];
  return [
    ...before
      .filter((key) => !after.includes(key))
      .map((key) =>
        sayAuthority(`authority.${key}`, {
          ...breaksReaders,
          sentence: `The dataset no longer has the last word on ${key}.`,
        }),
      ),
    ...after
      .filter((key) => !before.includes(key))
      .map((key) =>
        sayAuthority(`authority.${key}`, {
          ...widens,
          sentence: `The dataset now has the last word on ${key}.`,
        }),
      ),
    ...lead,
  ];
}

const kept: Record<string, number> = { index: 0, live: 1, mirror: 2 };
const keeps: Record<string, string> = {
  index: 'the hub keeps keys only',
  live: 'it is asked at query time',
  mirror: 'the hub keeps a copy',
};

function diffDelivery({ delivery: was }: Contract, { delivery: is }: Contract): ContractChange[] {
  if (was === is) return [];
  const sentence = `Delivery was ${was} and is ${is}: ${keeps[is]}.`;
  const isLess = (kept[is] ?? 0) < (kept[was] ?? 0);
  return [say('delivery')('delivery', isLess ? { ...breaksReaders, sentence } : { ...widens, sentence })];
}

function diffQuality({ refuseAbove: was }: Contract, { refuseAbove: is }: Contract): ContractChange[] {
  if (was === is) return [];
  const sentence = `A delivery was refused above ${percent(was)} of broken rows, and now above ${percent(is)}.`;
  return [
    say('quality')('refuseAbove', { severity: 'note', hurts: is > was ? 'readers' : 'writers', sentence }),
  ];
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10} %`;
}

/** What a status promises: `active` most; the others are before and after. */
const ends: readonly unknown[] = ['retired', 'draft', 'proposed'];

function diffStatus({ status: was }: Contract, { status: is }: Contract): ContractChange[] {
  if (was === is || is === undefined) return [];
  const sentence = `The contract was ${was} and is ${is}.`;
  const isEnd = (was === 'active' || was === 'deprecated') && ends.includes(is);
  return [say('status')('status', isEnd ? { ...breaksReaders, sentence } : { ...notes, sentence })];
}

function diffTexts(old: Contract, next: Contract): ContractChange[] {
  const texts: [string, unknown, unknown][] = [
    ['title', old.title, next.title],
    ['description', old.description, next.description],
  ];
  const what: ChangeKind = 'text';
  return texts
    .filter(([, was, is]) => JSON.stringify(was) !== JSON.stringify(is))
    .map(([path]) => say(what)(path, { ...notes, sentence: `The ${path} is another one.` }));
}

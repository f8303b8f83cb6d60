import type { Contract, Sharing } from '../contract.ts';
import { breaksReaders, notes, say, widens, type ContractChange } from './contract-comparison.ts';

const saySharing = say('sharing');
const openness: Record<string, number> = { 'not-shared': 0, conditional: 1, unconditional: 2 };
const grades: Record<string, number> = { general: 0, important: 1, core: 2 };

/** Who may have the data, and what for. */
export function diffSharing(old: Contract, next: Contract): ContractChange[] {
  const [before, after] = [old.sharing, next.sharing];
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (before === undefined)
    return [
      saySharing('sharing', { ...notes, sentence: `The data now have a sharing class: ${after?.class}.` }),
    ];
  if (after === undefined)
    return [
      saySharing('sharing', {
        ...breaksReaders,
        sentence: `The sharing class ${before.class} is gone: nobody may count on the data.`,
      }),
    ];
  return [
    ...diffClass(before, after),
    ...(before.class === 'conditional' && after.class === 'conditional' ? diffConditions(before, after) : []),
    ...diffRest(before, after),
  ];
}

function diffClass({ class: was }: Sharing, { class: is }: Sharing): ContractChange[] {
  if (was === is) return [];
  const isNarrower = (openness[is] ?? 0) < (openness[was] ?? 0);
  const sentence = `The sharing class was ${was} and is ${is}${isNarrower ? ': readers that had the data may lose them' : ''}.`;
  return [saySharing('sharing.class', isNarrower ? { ...breaksReaders, sentence } : { ...widens, sentence })];
}

/** Words cannot be ranked: only where the old ones all stand in the new ones has nobody lost anything. */
function diffConditions(before: Sharing, after: Sharing): ContractChange[] {
  return (['scope', 'use'] as const)
    .filter((name) => before[name] !== after[name])
    .map((name) => {
      const [was = '', is = ''] = [before[name], after[name]];
      const isWider = was !== '' && is.includes(was);
      const sentence = `The conditions have another ${name}: "${is}", where it was "${was}".`;
      return saySharing(
        `sharing.${name}`,
        isWider ? { ...widens, sentence } : { ...breaksReaders, sentence },
      );
    });
}

function diffRest(before: Sharing, after: Sharing): ContractChange[] {
  const changes: ContractChange[] = [];
  if (before.personal !== after.personal)
    changes.push(
      saySharing('sharing.personal', {
        ...(after.personal === true && before.personal === false ? breaksReaders : notes),
        sentence: `The data ${after.personal === true ? 'are now said to be personal' : 'are no longer said to be personal'}.`,
      }),
    );
  if (before.method !== after.method)
    changes.push(
      saySharing('sharing.method', {
        ...(before.method === undefined ? notes : breaksReaders),
        sentence: `The data were had by ${before.method ?? 'no certain method'} and are by ${after.method ?? 'no certain method'}.`,
      }),
    );
  if (before.grade !== after.grade) {
    const isRaised = (grades[after.grade ?? 'general'] ?? 0) > (grades[before.grade ?? 'general'] ?? 0);
    changes.push(
      saySharing('sharing.grade', {
        ...(isRaised ? breaksReaders : notes),
        sentence: `The grade was ${before.grade ?? 'not said'} and is ${after.grade ?? 'not said'}.`,
      }),
    );
  }
  for (const name of ['basis', 'reason'] as const)
    if (before[name] !== after[name])
      changes.push(
        saySharing(`sharing.${name}`, {
          ...notes,
          sentence: `The sharing class has another ${name}: ${after[name] ?? 'none'}.`,
        }),
      );
  return changes;
}

import { normalise } from '#schemas';
import type { ComparisonFile, FeatureFile, IdentityModelFile, LevelFile } from '../model/index.ts';
import type { ClassifiedColumn, ColumnKind } from './column-kind.ts';
import { kindProposals, type KindProposal, type ProposedLevel } from './kind-proposal.ts';

/** A column with the names of its features. */
export interface ProposedColumn extends ClassifiedColumn {
  readonly kind: Exclude<ColumnKind, 'nothing'>;
  readonly feature: string;
  readonly proposal: KindProposal;
}

/** Gives every column that is of use a feature name: its own words in camel case, made unique. */
export function toProposedColumns(columns: readonly ClassifiedColumn[]): ProposedColumn[] {
  const taken = new Set<string>();
  return columns.flatMap((column) => {
    const { kind } = column;
    if (kind === 'nothing') return [];
    const proposal = kindProposals[kind];
    const suffixes = ['', ...proposal.side.map(({ suffix }) => suffix)];
    const feature = toUnique(toFeatureName(column.name), suffixes, taken);
    return [{ ...column, kind, feature, proposal }];
  });
}

/** residentId and resident_id stay what they are called; 企业名称 is qiyemingcheng, as a name can only be Latin. */
function toFeatureName(header: string): string {
  const words = header
    .replaceAll(/\p{Script=Han}+/gu, (han) => ` ${normalise('pinyin', han)} `)
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-zA-Z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean);
  const camel = words
    .map((word, place) =>
      place === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase(),
    )
    .join('');
  return /^[a-zA-Z]/.test(camel) ? camel : `column${camel}`;
}

/** A name that neither itself nor with one of the suffixes is taken: address and address_number are two columns. */
function toUnique(name: string, suffixes: readonly string[], taken: Set<string>): string {
  const isTaken = (one: string) => suffixes.some((suffix) => taken.has(`${one}${suffix}`));
  let unique = name;
  for (let number = 2; isTaken(unique); number += 1) unique = `${name}x${number}`;
  for (const suffix of suffixes) taken.add(`${unique}${suffix}`);
  return unique;
}

export function toFeatures(columns: readonly ProposedColumn[]): Record<string, FeatureFile> {
  const features: Record<string, FeatureFile> = {};
  for (const { from: columnNames, feature, proposal } of columns) {
    const from = columnNames.length === 1 ? columnNames[0] : [...columnNames];
    const together = proposal.together ? { together: true } : {};
    features[feature] = { from, normalise: proposal.normalise, ...together };
    for (const { suffix, normalise = proposal.normalise, ...rest } of proposal.side)
      features[`${feature}${suffix}`] = { from, normalise, ...together, ...rest };
  }
  return features;
}

/**
 * Where each record of an input has a value of its own, rarity says nothing: all are equally rare, and how rare is told
 * by how many pairs agree; one value's count of one or two would tell less.
 */
export function toComparisons(columns: readonly ProposedColumn[]): ComparisonFile[] {
  return columns.map((column) => {
    const levels = column.proposal.levels.map(({ termFrequency, ...level }) =>
      toLevel({ ...level, termFrequency: termFrequency && !column.isOwn }, column),
    );
    const last = levels.pop();
    const swapped = toSwapped(column, columns);
    const all = [...levels, ...swapped, ...(last ? [last] : [])];
    const { start } = column.proposal;
    return {
      feature: column.feature,
      levels: start ? all.map((level, place) => ({ ...level, m: start[place] })) : withStart(all),
    };
  });
}

/**
 * Where training starts: most records of one entity agree fully; of the levels between agreement and difference each
 * is half as frequent as the one above.
 */
function withStart(levels: readonly LevelFile[]): LevelFile[] {
  const last = levels.length - 1;
  const between = levels.slice(1, -1).reduce((sum, _level, place) => sum + 0.5 ** place, 0);
  return levels.map((level, place) => {
    if (place === 0) return { ...level, m: 0.8 };
    return { ...level, m: place === last ? 0.08 : (0.12 * 0.5 ** (place - 1)) / between };
  });
}

function toLevel({ when, on, also = {}, termFrequency }: ProposedLevel, { feature }: ProposedColumn) {
  const more = Object.entries(also).map(([suffix, phrase]) => [`${feature}${suffix}`, phrase]);
  const phrase = on === undefined ? when : { [`${feature}${on}`]: when, ...Object.fromEntries(more) };
  return { when: phrase, ...(termFrequency && { termFrequency }) };
}

/** Given name and surname are often exchanged. */
function toSwapped({ kind }: ProposedColumn, columns: readonly ProposedColumn[]) {
  const other = kind === 'surname' ? 'given-name' : kind === 'given-name' ? 'surname' : undefined;
  const [first, ...more] = columns.filter((column) => column.kind === other);
  if (other === undefined || !first || more.length > 1) return [];
  return [{ when: `equal to the other ${first.feature}` }];
}

export type ModelDraft = Omit<IdentityModelFile, 'blocking'>;

export function toDraft(columns: readonly ProposedColumn[]): ModelDraft {
  return {
    entity: 'record',
    features: toFeatures(columns),
    comparisons: toComparisons(columns),
    thresholds: { link: 0, review: -5 },
    guards: {
      largestCluster: 200,
      averageWeight: 0,
      conflict: columns
        .filter(({ proposal, isOwn }) => proposal.identifies && isOwn)
        .map(({ feature }) => feature),
    },
  };
}

import type { EntityTypeName } from '#schemas';
import { linkEntityType } from '../../identity/index.ts';
import type { IdentityKeeper } from '../../identity/index.ts';
import type { OnDerivation } from './derivation-progress.ts';
import { checkAll, checkSome, isChecked, isProjected, projectAll, projectSome } from './steps.ts';
import type { Derivation } from './steps.ts';

export interface ReportedDerivation extends Derivation {
  readonly onProgress: OnDerivation;
}

/** Links what is due of a type; all its records where nothing is there to go on from, or too many are due. */
export async function linkType(derivation: ReportedDerivation, keeper: IdentityKeeper): Promise<void> {
  const { store, onProgress } = derivation;
  const { entityType, model } = keeper;
  onProgress({ stage: 'link', entityType });
  const sentence = (await mayGoOn(keeper))
    ? `${await linkDue(keeper)} changed records linked`
    : toSentence(await linkEntityType(store, model, { entityType }));
  onProgress({ stage: 'link', entityType, sentence });
}

export async function mayGoOn(keeper: IdentityKeeper): Promise<boolean> {
  return (await keeper.canGoOn()) && (await keeper.isFewDue());
}

async function linkDue(keeper: IdentityKeeper): Promise<number> {
  let count = 0;
  for (let linked = await keeper.linkDue(); linked; linked = await keeper.linkDue()) count += linked.changed;
  return count;
}

function toSentence({ records, entities }: { records: number; entities: number }): string {
  return `${records} records are ${entities} entities`;
}

/** Brings what lists and searches see up to date: what is due, and all of it where the rules have changed. */
export async function projectType(derivation: ReportedDerivation, entityType: EntityTypeName): Promise<void> {
  const { onProgress } = derivation;
  if (await isProjected(derivation, entityType)) {
    while ((await projectSome(derivation, entityType)) > 0);
    return;
  }
  onProgress({ stage: 'project', entityType });
  await projectAll(derivation, entityType);
  onProgress({ stage: 'project', entityType, sentence: 'ready for lists and searches' });
}

/** Brings conflicts up to date likewise. */
export async function checkType(derivation: ReportedDerivation, entityType: EntityTypeName): Promise<void> {
  const { onProgress } = derivation;
  if (await isChecked(derivation, entityType)) {
    while (await checkSome(derivation, entityType));
    return;
  }
  onProgress({ stage: 'check', entityType });
  const { opened, closed } = await checkAll(derivation, entityType);
  onProgress({
    stage: 'check',
    entityType,
    sentence: `${opened} conflicts opened, ${closed} closed`,
  });
}

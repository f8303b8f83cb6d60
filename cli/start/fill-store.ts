import type { DerivationProgress, Hub, Run } from '#mesh';
import type { Progress } from './progress.ts';
import type { Readiness } from './readiness.ts';

export interface FillOptions {
  readonly progress: Progress;
  readonly readiness: Readiness;
  readonly signal: AbortSignal;
}

const stageNames = { link: 'recognising', project: 'preparing', check: 'comparing' };

/**
 * Reads what was never read and works out what follows, once. With kept data there is nothing to wait for: the hub
 * answers from them at once and brings them up to date meanwhile.
 */
export async function fillStore(hub: Hub, { progress, readiness, signal }: FillOptions): Promise<void> {
  const datasets = await hub.findUnread();
  if (datasets.length === 0 && !(await hub.store.derivations.isFirstDue())) return readiness.markReady();
  readiness.waitFor(`The first reading of ${datasets.length} datasets is under way.`);
  await hub.refresh({
    datasets,
    signal,
    onIntake: (dataset, { read, total }) => progress.step(dataset, read, total),
    onRun: (run) => progress.finish(run.dataset, toRunSentence(run)),
    onDerivation: (derivation) => showDerivation(derivation, { progress, readiness }),
  });
  readiness.markReady();
}

function toRunSentence(run: Run): string {
  if (run.outcome !== 'done') return run.sentence;
  const quarantined = run.quarantined > 0 ? `, ${run.quarantined} in quarantine` : '';
  return `${run.read} rows${quarantined}`;
}

function showDerivation(
  { stage, entityType, sentence }: DerivationProgress,
  show: { progress: Progress; readiness: Readiness },
): void {
  const name = `${stageNames[stage]} ${entityType}`;
  show.readiness.waitFor(`The hub is ${name}.`);
  if (sentence) show.progress.finish(name, sentence);
  else show.progress.step(name, 0, undefined);
}

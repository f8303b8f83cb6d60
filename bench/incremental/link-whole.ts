import { linkEntityType, type IdentityModel } from '../../mesh/identity/index.ts';
import type { Store } from '../../mesh/store/index.ts';

/** The first linkage of all records, with what incremental linkage goes on from. @returns seconds of each stage */
export async function linkWhole(
  store: Store,
  model: IdentityModel,
): Promise<{ stage: string; seconds: number }[]> {
  const begun: { stage: string; at: number }[] = [];
  await linkEntityType(store, model, {
    onProgress: ({ stage }) => {
      const name = stage === 'done' ? 'storing' : stage;
      if (begun.at(-1)?.stage === name) return;
      begun.push({ stage: name, at: performance.now() });
      console.error(`  ${name}`);
    },
  });
  const ended = performance.now();
  return begun.map(({ stage, at }, index) => ({
    stage,
    seconds: ((begun[index + 1]?.at ?? ended) - at) / 1000,
  }));
}

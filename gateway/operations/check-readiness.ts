import type { Readiness, ReadinessSource } from './readiness.ts';

/** Milliseconds: a check that hangs longer, as a database without answer does, is itself the answer. */
export const readinessDeadline = 2000;

const silent: Readiness = { ready: false, sentence: 'The hub does not answer in time how far it is.' };
const broken: Readiness = { ready: false, sentence: 'The hub cannot tell how far it is.' };

/** What the hub says of itself, within the deadline. Never throws. */
export async function checkReadiness(source: ReadinessSource): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(resolve, readinessDeadline, silent);
  });
  return Promise.race([tell(source), late]).finally(() => clearTimeout(timer));
}

async function tell(source: ReadinessSource): Promise<Readiness> {
  try {
    return await source();
  } catch {
    return broken;
  }
}

import type { Answer } from './answer.ts';

/** The last good answers, so that going back shows a page at once while it is asked again. */
const answers = new Map<string, Answer<unknown>>();
const most = 60;

export function recall<Data>(key: string): Answer<Data> | undefined {
  return answers.get(key) as Answer<Data> | undefined;
}

export function remember(key: string, answer: Answer<unknown>): void {
  answers.delete(key);
  answers.set(key, answer);
  const oldest = answers.keys().next();
  if (answers.size > most && !oldest.done) answers.delete(oldest.value);
}

/** Another token may see other things: nothing of the former one stays. */
export const forgetAnswers = (): void => answers.clear();

import { forkProgram } from './fork-program.ts';
import type { QuestionKind } from './questions.ts';

/** One of the programs that are compared. */
export interface Contestant {
  readonly name: 'hub' | 'hub, values only' | 'limit' | 'peer';
  readonly url: string;
  readonly token: string;
  readonly question: Readonly<Record<QuestionKind, string>>;
  end(): Promise<void>;
}

/** Runs one of the programs that the hub is compared with. */
export async function startContestant(
  name: 'limit' | 'peer',
  question: Contestant['question'],
  databaseUrl: string,
): Promise<Contestant> {
  const program = await forkProgram(new URL(`./${name}/server.ts`, import.meta.url), [databaseUrl]);
  const { url } = program.firstWord as { url: string };
  return { name, url, token: '', question, end: program.end };
}

import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { SaidLine } from '../hub/index.ts';

/** One start: seconds to each point on its way, from the moment the command was given. */
export interface StartFigures {
  /** The demo's data are made; undefined where they were there. */
  readonly made?: number;
  /** The door listens: store and legacy systems are up, the schema is composed. */
  readonly listening: number;
  /** The last dataset was read; undefined where nothing was. */
  readonly read?: number;
  readonly recognised?: number;
  readonly prepared?: number;
  readonly compared?: number;
  /** /health/ready says so. */
  readonly ready: number;
}

export const stageTitles: Record<keyof StartFigures, string> = {
  made: 'data of the city made',
  listening: 'store, legacy systems and door up',
  read: 'all datasets read',
  recognised: 'entities recognised',
  prepared: 'lists and searches prepared',
  compared: 'contradictions found',
  ready: 'ready',
};

/** What the hub prints when a stage's step is through. */
const marks = {
  read: /\d+ rows/,
  recognised: /^\s*recognising /,
  prepared: /^\s*preparing /,
  compared: /^\s*comparing /,
} as const;

export interface SeenStart {
  readonly said: readonly SaidLine[];
  /** Milliseconds. */
  readonly listening: number;
  readonly ready: number;
  readonly made: number | undefined;
}

export function toStartFigures({ said, listening, ready, made }: SeenStart): StartFigures {
  const last = (mark: RegExp) => toSeconds(said.findLast(({ text }) => mark.test(text))?.at);
  return {
    made: toSeconds(made),
    listening: listening / 1000,
    read: last(marks.read),
    recognised: last(marks.recognised),
    prepared: last(marks.prepared),
    compared: last(marks.compared),
    ready: ready / 1000,
  };
}

/** When the generator wrote its last file, in milliseconds since `began` (epoch); undefined where it was there before. */
export function findMade(cityHome: string, began: number): number | undefined {
  const at = statSync(join(cityHome, 'data', 'complete.json')).mtimeMs - began;
  return at > 0 ? at : undefined;
}

function toSeconds(milliseconds: number | undefined): number | undefined {
  return milliseconds === undefined ? undefined : milliseconds / 1000;
}

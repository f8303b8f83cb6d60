import { parseArgs } from 'node:util';

export interface QueryBenchOptions {
  readonly rounds: number;
  /** Of each measurement. */
  readonly seconds: number;
  readonly connections: number;
  /** Of the city: 1 is about 20,000 persons. */
  readonly scale: number;
  readonly json: boolean;
  /** Folder for a CPU profile of the hub; the others are then left out. */
  readonly profile: string | undefined;
}

export function readOptions(): QueryBenchOptions {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      seconds: { type: 'string', default: '5' },
      connections: { type: 'string', default: '16' },
      scale: { type: 'string', default: '0.2' },
      json: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  return {
    rounds: Number(values.rounds),
    seconds: Number(values.seconds),
    connections: Number(values.connections),
    scale: Number(values.scale),
    json: values.json,
    profile: values.profile,
  };
}

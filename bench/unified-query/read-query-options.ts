import { jsonOption, readOptions } from '../figures/index.ts';

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

export function readQueryOptions(): QueryBenchOptions {
  const { values } = readOptions({
    command: 'npm run bench query',
    measures:
      'One unified question: the hub, the same answers written by hand, and a GraphQL server, in turn.',
    options: {
      rounds: { type: 'string', default: '5', says: 'so many rounds' },
      seconds: { type: 'string', default: '5', says: 'so long each is asked in a round' },
      connections: { type: 'string', default: '16', says: 'connections that ask' },
      scale: { type: 'string', default: '0.2', says: 'how much of Pearl City: 1 is about 20,000 persons' },
      json: jsonOption,
      profile: { type: 'string', says: 'folder for a CPU profile of the hub, which is then asked alone' },
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

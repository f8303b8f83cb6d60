import { resolve } from 'node:path';

/** What the environment says to the command line. Secrets of sources are read by name when a city is read. */
export interface CliConfig {
  /** Folder in which running cities keep their state. */
  readonly home: string;
  /** An own PostgreSQL instead of the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Started by npm, which does not end its child when it is killed itself. */
  readonly underNpm: boolean;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

export function readCliConfig(environment = process.env): CliConfig {
  return {
    home: resolve(environment.CAUSEWAY_HOME ?? '.causeway'),
    databaseUrl: environment.DATABASE_URL,
    underNpm: environment.npm_lifecycle_event !== undefined,
    environment,
  };
}

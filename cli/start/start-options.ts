import type { CliConfig } from '../causeway.config.ts';

/** `causeway start`, as asked. */
export interface StartOptions {
  readonly city: string;
  /** Folder of the city's data; default: the demo's own, made on first start. */
  readonly data: string | undefined;
  /** 0 takes any free port. */
  readonly port: number;
  readonly scale: number;
  readonly reset: boolean;
  readonly config: CliConfig;
}

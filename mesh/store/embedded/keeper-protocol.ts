/** What the hub tells the keeper when it starts it. */
export interface KeeperOptions {
  /** Folder of the cluster; made when absent. */
  readonly directory: string;
  readonly port: number;
  readonly password: string;
  /** PostgreSQL settings beyond the defaults. */
  readonly settings?: Readonly<Record<string, string>>;
}

/** What the keeper answers, once. */
export type KeeperMessage =
  { readonly ready: true } | { readonly failed: string; readonly log: readonly string[] };

/** The hub's figures at this moment. */
export interface HubFigures {
  sources: readonly { source: string; department: string; state: 'ready' | 'failed' | 'never' }[];
  datasets: readonly { dataset: string; records: number; quarantined: number }[];
  entities: readonly { type: string; count: number }[];
  openConflicts: number;
}

/** Port: where the figures come from. */
export type MetricsSource = () => HubFigures | Promise<HubFigures>;
export const METRICS_SOURCE = Symbol('MetricsSource');

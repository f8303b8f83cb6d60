/** One burst of questions, in closed loop: each connection asks again as soon as it is answered. */
export interface LoadOrder {
  readonly url: string;
  readonly token: string;
  /** Asked in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

/** Latencies in milliseconds. */
export interface LoadFigures {
  readonly requestsPerSecond: number;
  readonly failed: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly bytesPerAnswer: number;
}

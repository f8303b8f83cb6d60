import type { AnsweredRequest } from '../door/index.ts';
import type { Labels, Metric, Sample } from './prometheus-text.ts';

/** Seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Durations {
  labels: Labels;
  buckets: number[];
  sum: number;
  count: number;
}

/** Counts what was answered. Labels are routes, methods, statuses and codes: few, and never a caller's text. */
export class RequestFigures {
  readonly #requests = new Map<string, Sample & { labels: Labels }>();
  readonly #errors = new Map<string, Sample & { labels: Labels }>();
  readonly #durations = new Map<string, Durations>();

  note({ route, method, status, codes, milliseconds }: AnsweredRequest): void {
    count(this.#requests, { route, method, status: String(status) });
    for (const code of codes) count(this.#errors, { code });
    this.#observe(route, milliseconds / 1000);
  }

  metrics(): Metric[] {
    return [
      {
        name: 'causeway_requests_total',
        help: 'Requests answered.',
        type: 'counter',
        samples: [...this.#requests.values()],
      },
      {
        name: 'causeway_errors_total',
        help: 'Errors answered, by code.',
        type: 'counter',
        samples: [...this.#errors.values()],
      },
      {
        name: 'causeway_request_duration_seconds',
        help: 'Time from a request to its answer.',
        type: 'histogram',
        samples: [...this.#durations.values()].flatMap(toSamples),
      },
    ];
  }

  #observe(route: string, seconds: number): void {
    const durations = this.#durations.get(route) ?? {
      labels: { route },
      buckets: bounds.map(() => 0),
      sum: 0,
      count: 0,
    };
    this.#durations.set(route, durations);
    durations.sum += seconds;
    durations.count += 1;
    durations.buckets = durations.buckets.map((held, i) => held + (seconds <= (bounds[i] ?? 0) ? 1 : 0));
  }
}

function count(samples: Map<string, Sample & { labels: Labels }>, labels: Labels): void {
  const key = JSON.stringify(labels);
  const sample = samples.get(key) ?? { labels, value: 0 };
  sample.value += 1;
  samples.set(key, sample);
}

function toSamples({ labels, buckets, sum, count }: Durations): Sample[] {
  const held = bounds.map((bound, i) => ({
    suffix: '_bucket',
    labels: { ...labels, le: String(bound) },
    value: buckets[i] ?? 0,
  }));
  return [
    ...held,
    { suffix: '_bucket', labels: { ...labels, le: '+Inf' }, value: count },
    { suffix: '_sum', labels, value: sum },
    { suffix: '_count', labels, value: count },
  ];
}

import type { HubFigures } from './hub-figures.ts';
import type { Labels, Metric, Sample } from './prometheus-text.ts';

const sourceStates = ['ready', 'failed', 'never'] as const;

/** The hub's figures as gauges. A source has one sample per state, 1 for the one it is in. */
export function toHubMetrics(figures: HubFigures): Metric[] {
  const { sources, datasets, entities, openConflicts } = figures;
  return [
    gauge(
      'causeway_source_state',
      'State of each source: 1 for the one it is in.',
      sources.flatMap(toStates),
    ),
    gauge(
      'causeway_records',
      'Records kept, by dataset.',
      datasets.map(({ dataset, records }) => sample(records, { dataset })),
    ),
    gauge(
      'causeway_quarantined_rows',
      'Rows that break their contract, by dataset.',
      datasets.map(({ dataset, quarantined }) => sample(quarantined, { dataset })),
    ),
    gauge(
      'causeway_entities',
      'Entities, by type.',
      entities.map(({ type, count }) => sample(count, { type })),
    ),
    gauge('causeway_open_conflicts', 'Conflicts between sources that are open.', [sample(openConflicts)]),
  ];
}

/** The process itself, under the names that Prometheus' client libraries use. */
export function toProcessMetrics(): Metric[] {
  return [
    gauge('process_resident_memory_bytes', 'Resident memory.', [sample(process.memoryUsage.rss())]),
    gauge('process_start_time_seconds', 'Start of the process since 1970.', [
      sample(Math.round(Date.now() / 1000 - process.uptime())),
    ]),
  ];
}

function toStates({ source, department, state }: HubFigures['sources'][number]): Sample[] {
  return sourceStates.map((each) => sample(each === state ? 1 : 0, { source, department, state: each }));
}

function gauge(name: string, help: string, samples: Sample[]): Metric {
  return { name, help, type: 'gauge', samples };
}

function sample(value: number, labels: Labels = {}): Sample {
  return { value, labels };
}

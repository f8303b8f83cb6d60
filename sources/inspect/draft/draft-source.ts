import { stringify } from 'yaml';
import { indent, toComments } from './yaml-lines.ts';

export interface SourceFacts {
  kind: string;
  title: Record<string, string>;
  settings: Record<string, unknown>;
  datasets: Record<string, Record<string, unknown>>;
  secrets: readonly string[];
  doubts: readonly string[];
}

/** The source document. Ends with a line end. */
export function draftSource({ kind, title, settings, datasets, secrets, doubts }: SourceFacts): string {
  const named = secrets.length === 0 ? [] : [`Set before the start: ${secrets.join(', ')}.`];
  const lines = [
    ...toComments(['Drafted by causeway source inspect.', ...named, ...doubts]),
    `kind: ${kind}`,
    ...toBlock({ title, ...settings }),
    '# How gently it is asked; the defaults suit a server of middling strength.',
    '# guard: { deadline: 1500ms, retries: 2, concurrency: 2, readsPerSecond: 10 }',
    'refresh: 1h',
    'datasets:',
    ...Object.entries(datasets).flatMap(([name, own]) => [`  ${name}:`, ...indent(toBlock(own), 4)]),
  ];
  return `${lines.join('\n')}\n`;
}

function toBlock(value: Record<string, unknown>): string[] {
  return stringify(value, { lineWidth: 0 }).trimEnd().split('\n');
}

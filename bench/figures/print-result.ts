import type { Machine } from './machine.ts';

/** What a measurement found, for people and for programs. */
export interface Result {
  readonly machine: Machine;
  /** Markdown. */
  readonly text: string;
  readonly figures: object;
}

/** Prints one JSON document or a Markdown section on stdout. */
export function printResult({ machine, text, figures }: Result, json: boolean): void {
  if (json) console.log(JSON.stringify({ machine, ...figures }, null, 2));
  else console.log(`${text}\n\n${toMachineLine(machine)}`);
}

function toMachineLine({ cores, processor, memoryGiB, node, load, date, command }: Machine): string {
  return `\`${command}\`, ${date}: ${cores} cores (${processor}), ${memoryGiB} GiB, Node ${node}, load at the start ${load}.`;
}

import jsonata from 'jsonata';

interface Node {
  type?: string;
  value?: unknown;
  steps?: Node[];
  [part: string]: unknown;
}

/** Parts of a node that are still about the row as a whole; the steps of a path after its first are not. */
const aboutRow: Record<string, readonly string[] | undefined> = {
  binary: ['lhs', 'rhs'],
  unary: ['lhs', 'expression', 'expressions'],
  condition: ['condition', 'then', 'else'],
  function: ['arguments'],
  block: ['expressions'],
  bind: ['rhs'],
  apply: ['lhs'],
};

/** The fields of a row that a JSONata expression reads for certain, each once; [] where it is no expression. */
export function listReadNames(expression: string): string[] {
  try {
    const names = new Set<string>();
    collect(jsonata(expression).ast() as unknown as Node, names);
    return [...names];
  } catch {
    return [];
  }
}

function collect(node: unknown, names: Set<string>): void {
  if (Array.isArray(node)) return node.forEach((each) => collect(each, names));
  if (typeof node !== 'object' || node === null) return;
  const { type = '', steps, value } = node as Node;
  if (type === 'path') return collectStep(steps?.[0], names);
  if (type === 'name' && typeof value === 'string') names.add(value);
  for (const part of aboutRow[type] ?? []) collect((node as Node)[part], names);
}

function collectStep(step: Node | undefined, names: Set<string>): void {
  if (step?.type === 'name') names.add(String(step.value));
  else collect(step, names);
}

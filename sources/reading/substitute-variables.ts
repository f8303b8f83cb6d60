import { didYouMean, faultAt, type DocumentPath, type Fault, type SourceDocument } from '#schemas';
import type { SourceVariables } from '../port/index.ts';

export interface Substituted {
  /** With every value in place. */
  data: unknown;
  /** The same with `${env.…}` left as it stands: what is checked and quoted in faults holds no secret. */
  shown: unknown;
  faults: Fault[];
}

interface Reading {
  document: SourceDocument;
  variables: SourceVariables;
  faults: Fault[];
}

/** Puts in what `${port.NAME}`, `${data}` and `${env.NAME}` stand for, wherever a text holds them. */
export function substituteVariables(document: SourceDocument, variables: SourceVariables): Substituted {
  const reading: Reading = { document, variables, faults: [] };
  const shown = walk(document.data, [], (text, path) => replacePublic(text, path, reading));
  const data = walk(shown, [], (text) => replaceSecrets(text, variables));
  return { data, shown, faults: reading.faults };
}

function walk(
  value: unknown,
  path: DocumentPath,
  replace: (text: string, path: DocumentPath) => unknown,
): unknown {
  if (typeof value === 'string') return value.includes('${') ? replace(value, path) : value;
  if (Array.isArray(value)) return value.map((item, index) => walk(item, [...path, index], replace));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, item]) => [key, walk(item, [...path, key], replace)]);
  return Object.fromEntries(entries);
}

const variable = /\$\{([^}]*)\}/g;

function replacePublic(text: string, path: DocumentPath, reading: Reading): unknown {
  const alone = /^\$\{port\.([^}]*)\}$/.exec(text)?.[1];
  if (alone !== undefined) return findPort(alone, path, reading) ?? 1;
  return text.replace(variable, (whole, name: string) => {
    if (name === 'data') return reading.variables.data;
    if (name.startsWith('port.')) return String(findPort(name.slice(5), path, reading) ?? 1);
    if (name.startsWith('env.')) checkSecret(name.slice(4), path, reading);
    else
      fault(
        reading,
        path,
        `The variable ${whole} is not known: use \${port.NAME}, \${data} or \${env.NAME}.`,
      );
    return whole;
  });
}

function findPort(name: string, path: DocumentPath, reading: Reading): number | undefined {
  const known = Object.keys(reading.variables.ports);
  if (known.includes(name)) return reading.variables.ports[name];
  const meant = didYouMean(name, known);
  const hint = meant === undefined ? ` Known: ${known.join(', ') || 'none'}.` : ` Did you mean "${meant}"?`;
  fault(reading, path, `The port "${name}" is not named in city.yaml: add it under ports.${hint}`);
  return undefined;
}

function checkSecret(name: string, path: DocumentPath, reading: Reading): void {
  if (reading.variables.env[name]) return;
  fault(reading, path, `The environment variable ${name} is not set: set this secret before the start.`);
}

function replaceSecrets(text: string, variables: SourceVariables): string {
  return text.replace(/\$\{env\.([^}]*)\}/g, (whole, name: string) => variables.env[name] ?? whole);
}

function fault(reading: Reading, path: DocumentPath, sentence: string): void {
  reading.faults.push(faultAt(reading.document, path, sentence));
}

import { parseText, showFault, toDatasetId } from '#schemas';
import { openReader } from '../opening/index.ts';
import type { DatasetRead, Source, SourceReader, SourceVariables } from '../port/index.ts';
import { readSource } from '../reading/index.ts';

export interface TestReader {
  reader: SourceReader;
  source: Source;
  /** The dataset `office.<name>`, keyed by the given fields. */
  read(name: string, ...keyFields: string[]): DatasetRead;
}

const variables: SourceVariables = { ports: {}, data: '', env: {}, city: '' };

/** The source that a document of the office `office` describes. */
export function readTestSource(yaml: string, given: Partial<SourceVariables> = {}): Source {
  const document = parseText(yaml, 'sources/office/system.yaml');
  const { source, faults } = readSource(document, { ...variables, ...given });
  if (source === undefined) throw new Error(faults.map(showFault).join('\n'));
  return source;
}

export function openTestReader(yaml: string, given: Partial<SourceVariables> = {}): TestReader {
  const source = readTestSource(yaml, given);
  const read = (name: string, ...keyFields: string[]) => {
    const found = source.datasets.get(toDatasetId(`office.${name}`));
    if (found === undefined) throw new Error(`There is no dataset ${name}.`);
    return { ...found, keyFields };
  };
  return { reader: openReader(source), source, read };
}

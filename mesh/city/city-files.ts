import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readDocument } from '#schemas';
import type { Fault, SourceDocument } from '#schemas';

/** The documents of a city's folder by kind, and what lies there without being one. */
export interface CityFiles {
  readonly city: SourceDocument;
  readonly entityTypes: readonly SourceDocument[];
  readonly contracts: readonly SourceDocument[];
  readonly sources: readonly SourceDocument[];
  readonly identity: readonly SourceDocument[];
  /** The trained parameters beside the models. */
  readonly parameters: readonly SourceDocument[];
  readonly rules: readonly SourceDocument[];
  readonly faults: readonly Fault[];
}

interface Shelf {
  readonly folder: string;
  readonly documents: RegExp;
  /** Files that documents of this shelf refer to. */
  readonly companions?: RegExp;
  readonly shape: string;
}

const shelves = {
  entityTypes: {
    folder: 'schemas',
    documents: /^[^/]+\.schema\.json$/,
    shape: 'schemas/<entity>.schema.json',
  },
  contracts: {
    folder: 'contracts',
    documents: /^[^/]+\/[^/]+\/[^/]+\.odcs\.yaml$/,
    shape: 'contracts/<department>/<dataset>/<version>.odcs.yaml',
  },
  sources: {
    folder: 'sources',
    documents: /^[^/]+\/[^/]+\.yaml$/,
    companions: /\.(openapi\.json|wsdl|graphql)$/,
    shape: 'sources/<department>/<system>.yaml',
  },
  identity: {
    folder: 'identity',
    documents: /^[^/]+(?<!\.parameters)\.yaml$/,
    companions: /^[^/]+\.parameters\.yaml$/,
    shape: 'identity/<entity>.yaml',
  },
  parameters: {
    folder: 'identity',
    documents: /^[^/]+\.parameters\.yaml$/,
    companions: /./,
    shape: 'identity/<entity>.parameters.yaml',
  },
  rules: { folder: 'rules', documents: /^[^/]+\.yaml$/, shape: 'rules/<entity>.yaml' },
} satisfies Record<string, Shelf>;

/** Reads every document of the folder once. A misplaced file is a fault: it would be left out without a word. */
export function readCityFiles(directory: string): CityFiles {
  const faults: Fault[] = [];
  const open = (shelf: Shelf): SourceDocument[] => {
    const { documents, strangers } = listShelf(directory, shelf);
    for (const file of strangers) faults.push(toStrangerFault(file, shelf));
    return documents.map((file) => readDocument(join(directory, file), file));
  };
  return {
    city: readDocument(join(directory, 'city.yaml'), 'city.yaml'),
    entityTypes: open(shelves.entityTypes),
    contracts: open(shelves.contracts),
    sources: open(shelves.sources),
    identity: open(shelves.identity),
    parameters: open(shelves.parameters),
    rules: open(shelves.rules),
    faults,
  };
}

function listShelf(directory: string, shelf: Shelf): { documents: string[]; strangers: string[] } {
  const root = join(directory, shelf.folder);
  if (!existsSync(root)) return { documents: [], strangers: [] };
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && entry.name !== 'README.md')
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
  const documents = files.filter((file) => shelf.documents.test(file));
  const strangers = files.filter((file) => !shelf.documents.test(file) && !shelf.companions?.test(file));
  const whole = (file: string) => `${shelf.folder}/${file}`;
  return { documents: documents.map(whole), strangers: strangers.map(whole) };
}

function toStrangerFault(file: string, shelf: Shelf): Fault {
  return {
    file,
    line: 1,
    sentence: `This file is not read, since documents here are named ${shelf.shape}; rename it or take it away.`,
  };
}

/** One mistake in a document of the city folder, said so that its author can act on it. */
export interface Fault {
  file: string;
  /** Counted from 1. */
  line: number;
  /** Dotted path of the key, such as `datasets.insured.refresh`. */
  field?: string;
  /** What is wrong and what to do. */
  sentence: string;
}

export type DocumentPath = readonly (string | number)[];

/** A YAML or JSON file that has been read. `data` is undefined where it could not be understood. */
export interface SourceDocument {
  file: string;
  data: unknown;
  faults: Fault[];
  /** The line of the key or list item at the path, or of its nearest ancestor that exists. */
  lineOf(path: DocumentPath): number;
}

/** `schema[0].properties[2].name` for people. */
export function toFieldName(path: DocumentPath): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text === '' ? part : `${text}.${part}`),
    '',
  );
}

/** A fault at a place of the document. */
export function faultAt(document: SourceDocument, path: DocumentPath, sentence: string): Fault {
  const fault: Fault = { file: document.file, line: document.lineOf(path), sentence };
  return path.length === 0 ? fault : { ...fault, field: toFieldName(path) };
}

/** `file:line: field: sentence`, the form that editors and terminals can jump to. */
export function showFault(fault: Fault): string {
  return `${fault.file}:${fault.line}: ${fault.field === undefined ? '' : `${fault.field}: `}${fault.sentence}`;
}

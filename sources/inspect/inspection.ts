import type { EntityType } from '#schemas';

export interface InspectQuestion {
  /** URL, file, glob or folder; secrets in it never reach a draft. */
  target: string;
  /** The department's folder; default: guessed from the target. */
  department?: string;
  /** The source document's name; default: guessed from the target. */
  system?: string;
  /** Only these tables, operations, paths …, by their own names. */
  only?: readonly string[];
  /** Rows looked at of each dataset; default 1,000,000 of files and tables, 5,000 of services. */
  sampleRows?: number;
  /** How long a stream is listened to; default 10. */
  seconds?: number;
  /** Entities of the city, to which fields may be mapped. */
  entityTypes?: readonly EntityType[];
  user?: string;
  password?: string;
  headers?: Readonly<Record<string, string>>;
  signal?: AbortSignal;
  /** What is being done, in a few words. */
  onProgress?: (sentence: string) => void;
}

export interface DraftedFile {
  /** Below the city folder. */
  path: string;
  text: string;
}

/** What is said of one field, for people who read the summary and not the draft. */
export interface FieldFinding {
  field: string;
  /** Its own name, or dotted path, in the system. */
  foreign: string;
  type: string;
  required: boolean;
  unique: boolean;
  key: boolean;
  format?: string;
  enum?: (string | number | boolean)[];
  /** What it seems to be: `resident-id`, `birth-date` … */
  meaning?: string;
  confidence: number;
  /** `person.name` where it is mapped. */
  mappedTo?: string;
  classification?: string;
  doubts: string[];
}

export interface DatasetFinding {
  dataset: string;
  foreign: string;
  rowsSeen: number;
  rowsInAll?: number;
  contract: DraftedFile;
  fields: FieldFinding[];
  key: string[];
  asOf?: string;
  /** How many of the rows that were read with the draft keep it. */
  trial?: { rows: number; kept: number; sentences: string[] };
  doubts: string[];
}

/** What was found, and the drafts. Nothing has been written anywhere. */
export interface Inspection {
  /** Without secrets. */
  target: string;
  department: string;
  system: string;
  kind: string;
  source: DraftedFile;
  /** WSDL, OpenAPI and SDL files that stand beside the source document. */
  companions: DraftedFile[];
  datasets: DatasetFinding[];
  /** Environment variables that must be set before the source can be read. */
  secrets: string[];
  doubts: string[];
}

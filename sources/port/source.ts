import type { FieldType } from '#contracts';
import type { DatasetId, DepartmentId } from '#schemas';
import type { SourceKind } from '../kinds/index.ts';

/** How one dataset is read from its source. */
export interface DatasetRead {
  dataset: DatasetId;
  /** The contract's key fields, in order; the city fills them in from the contract. Empty until then. */
  keyFields: string[];
  /** The contract's type of each field: texts of untyped files (CSV, Excel) are read by it. See `completeRead`. */
  fieldTypes?: Record<string, FieldType>;
  /** The kind's own settings, as its JSON Schema describes them. */
  settings: unknown;
  /** Whether `readKeys` can be asked for this dataset: what a live contract needs. */
  readsByKey: boolean;
  /** Contract field to foreign name or dotted path. With it only the listed fields are taken. */
  fields?: Record<string, string>;
  /** Foreign name or dotted path to the value, or to one of the values, that a row must have. */
  where?: Record<string, WhereValue>;
  /** Dotted path of a nested array: one row per element. */
  explode?: string;
  /** Default: the whole dataset each time, of which the hub keeps what differs. */
  reading?: Reading;
  /** `part`: a stream of events, of which a whole reading holds only what is still there: nothing missing was removed. */
  extent?: 'whole' | 'part';
}

/**
 * `full`: all rows each time. `watermark`: rows whose `field` is at or above the highest seen; what is deleted shows at
 * the next full reading. `changes`: a full reading, then the database's own stream of changes.
 */
export type Reading =
  | { mode: 'full' }
  | {
      mode: 'watermark';
      /** Contract field, or a column that is no field. */
      field: string;
      fullEverySeconds: number;
      /** How far below the highest seen a reading begins again, for clocks that differ and commits that come late. */
      overlap?: { milliseconds: number } | { steps: number };
    }
  | {
      mode: 'changes';
      /** What the department's administrator has made; default: the hub's own names. */
      slot?: string;
      publication?: string;
      /** Bytes of its log that the department's server may keep for us before the probe says so. */
      mostKept?: number;
    };

export type WhereScalar = string | number | boolean | null;
export type WhereValue = WhereScalar | WhereScalar[];

/** How gently and how patiently a source is asked. Times in milliseconds. */
export interface GuardSettings {
  /** The whole of a `readKeys` call, waiting and retries included. */
  deadline: number;
  /** One page or batch of a whole reading, and a probe of one dataset. */
  readDeadline: number;
  /** Further tries after the first, for unreachable, timeout and 5xx only. */
  retries: number;
  /** Upstream reads at the same time. */
  concurrency: number;
  /** Upstream reads begun in any one second; undefined means as many as come. */
  readsPerSecond?: number;
  breaker: { failures: number; pause: number };
  /** When no whole reading is begun, and one under way ends at the next page. */
  quiet?: QuietHours[];
}

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** Hours in which the legacy system belongs to its own people. */
export interface QuietHours {
  /** `08:30`; `to` at or before `from` is on the next day. */
  from: string;
  to: string;
  /** Days on which the hours begin. */
  days: Weekday[];
  /** IANA name, such as Asia/Shanghai. */
  zone: string;
  /** Reads by key are not asked either. */
  strict: boolean;
}

/** The department works on its system: it is not asked at all, and the last good copy is served. */
export interface Maintenance {
  until: Date;
  /** What the department says of it, for people. */
  sentence?: string;
}

/** A source document that has been read and checked. */
export interface Source {
  /** `<department>/<system>`. */
  id: string;
  department: DepartmentId;
  system: string;
  kind: SourceKind;
  title: Record<string, string>;
  /** Undefined: read at the start only, or followed. */
  refreshSeconds?: number;
  guard: GuardSettings;
  maintenance?: Maintenance;
  datasets: Map<DatasetId, DatasetRead>;
  /** The document's path inside the city folder. */
  file: string;
  /** The kind's settings outside the datasets: connection, WSDL, endpoint. Holds secrets: never show or log it. */
  settings: unknown;
  /** The department's own service, where its description lies in the city folder: composed into the gateway. */
  upstream?: Upstream;
}

export interface Upstream {
  type: 'openapi' | 'graphql';
  /** Absolute path of the OpenAPI document or SDL. */
  specFile: string;
  url: string;
  /** Sent with each request; may hold secrets. */
  headers: Record<string, string>;
}

/** What `${…}` in a source document stands for. */
export interface SourceVariables {
  /** `${port.NAME}` */
  ports: Readonly<Record<string, number>>;
  /** `${data}`: the data folder; relative file paths start here. */
  data: string;
  /** `${env.NAME}`: secrets. */
  env: Readonly<Record<string, string | undefined>>;
  /** The city folder: WSDL, OpenAPI and SDL files lie beside the source document in it. */
  city: string;
}

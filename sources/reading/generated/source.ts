/* generated from source.schema.json by npm run generate; do not edit */

export type Time = string;
export type AValue = string | number | boolean | null;
/**
 * @minItems 1
 */
export type AListOfValues = [string | number | boolean | null, ...(string | number | boolean | null)[]];
export type Duration = string;
export type ANumberOfSteps = number;

/**
 * What every source document has, whatever its kind.
 */
export interface SourceCommon {
  /**
   * Kind of legacy system.
   */
  kind: string;
  /**
   * The system's name by locale.
   */
  title: {
    [k: string]: string;
  };
  /**
   * How gently and how patiently the system is asked.
   */
  guard?: {
    /**
     * The whole of a read at query time, waiting and retries included; default 1500ms.
     */
    deadline?: string;
    /**
     * One page or batch of a whole reading; default 30s.
     */
    readDeadline?: string;
    /**
     * Further tries after the first; default 2.
     */
    retries?: number;
    /**
     * Reads at the same time; default 4.
     */
    concurrency?: number;
    /**
     * Reads begun in any one second; default as many as come.
     */
    readsPerSecond?: number;
    breaker?: {
      /**
       * Failed reads in a row that open the breaker; default 3.
       */
      failures?: number;
      /**
       * How long the system is left in peace; default 5s.
       */
      pause?: string;
    };
    /**
     * Hours in which no whole reading is begun, and one under way ends at its next page.
     */
    quiet?: {
      from: Time;
      /**
       * At or before from: on the next day.
       */
      to: string;
      /**
       * Days on which the hours begin; default every day.
       *
       * @minItems 1
       */
      days?: [
        "mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun",
        ...("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun")[]
      ];
      /**
       * IANA time zone, such as Asia/Shanghai.
       */
      zone: string;
      /**
       * Reads by key are not asked either; default false.
       */
      strict?: boolean;
    }[];
  };
  /**
   * The department works on its system: it is not asked at all, and the last good copy is served.
   */
  maintenance?: {
    until: string;
    /**
     * What people are told of it.
     */
    sentence?: string;
  };
  /**
   * How often the datasets are read.
   */
  refresh?: string;
  datasets: {
    [k: string]: DatasetCommon;
  };
}
export interface DatasetCommon {
  /**
   * Contract field to foreign name or dotted path; with it only the listed fields are taken.
   */
  fields?: {
    [k: string]: string;
  };
  /**
   * Foreign name or dotted path to the value, or one of the values, that a row must have.
   */
  where?: {
    [k: string]: AValue | AListOfValues;
  };
  /**
   * Dotted path of a nested array: one row per element.
   */
  explode?: string;
  reading?: ReadingSettings;
}
/**
 * How what has changed is found; default: the whole dataset each time.
 */
export interface ReadingSettings {
  /**
   * full: all rows each time; watermark: rows whose field is at or above the highest seen, or, of files, those that are new or have changed; changes: the database's own stream of changes.
   */
  mode: "full" | "watermark" | "changes";
  /**
   * watermark: the field, or column, that grows with every change: a time of change or a version number.
   */
  field?: string;
  /**
   * watermark: how often all rows are read, so that deleted ones are noticed; default 1d.
   */
  fullEvery?: string;
  /**
   * watermark: how far below the highest seen a reading begins again, for clocks that differ and commits that come late; default 5m of a time, 1000 of a number.
   */
  overlap?: Duration | ANumberOfSteps;
  /**
   * changes: a replication slot that the department has made; default: the hub makes one of its own.
   */
  slot?: string;
  /**
   * changes: a publication that the department has made; default: the hub makes one of its own.
   */
  publication?: string;
  /**
   * changes: bytes of its log that the department's server may keep for the hub before a test of the source says so; default 1000000000.
   */
  mostKept?: number;
}

/* generated from city.schema.json by npm run generate; do not edit */

/**
 * city.yaml: what the city is called, and what its demo needs.
 */
export interface CityDocument {
  /**
   * Short name, also the audience of its tokens.
   */
  name: string;
  title: Title;
  /**
   * Root division, GB/T 2260.
   */
  division?: string;
  /**
   * @minItems 1
   */
  locales: [string, ...string[]];
  /**
   * Ports of the demo's systems, for ${port.NAME} in the source files.
   */
  ports?: {
    [k: string]: number;
  };
  demo?: Demo;
  truth?: Truth;
  question?: Question;
}
/**
 * A text per locale.
 */
export interface Title {
  [k: string]: string;
}
/**
 * Systems that `causeway start` runs beside the hub, so that the city works on one machine.
 */
export interface Demo {
  /**
   * Module that makes the city's data once.
   */
  generate?: string;
  systems: {
    /**
     * Also its name among the ports.
     */
    name: string;
    /**
     * Module, run as a process of its own.
     */
    module: string;
  }[];
}
/**
 * Which records really are the same, where that is known; only `causeway evaluate` looks at it.
 */
export interface Truth {
  /**
   * JSON Lines of {dataset, key, role, entity, truth}.
   */
  members?: string;
  /**
   * Or a CSV of all the records.
   */
  file?: string;
  /**
   * Its column that names the true entity.
   */
  column?: string;
  /**
   * Its column that holds the record's key.
   */
  id?: string;
}
/**
 * The question that `causeway start` asks once it is ready.
 */
export interface Question {
  /**
   * A .graphql file in the city's folder.
   */
  file: string;
  /**
   * Who asks.
   */
  client: string;
  variables?: {};
}

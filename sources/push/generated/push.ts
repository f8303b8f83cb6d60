/* generated from push.schema.json by npm run generate; do not edit */

export interface PushSettings {
  system: PushSystem;
  dataset: PushDataset;
}
/**
 * A system that calls the hub: POST /ingest/<department>/<dataset>.
 */
export interface PushSystem {}
export interface PushDataset {}

/** The door for departments that call the hub: POST /ingest/<department>/<dataset>, a verdict for each row. */
export { acceptPushes } from './accept-pushes.ts';
export { IngestController } from './ingest-controller.ts';
export { INGEST_PORT } from './ingest-port.ts';
export type { IngestAnswer, IngestOrder, IngestPort } from './ingest-port.ts';

import { readContract, type Contract } from '#contracts';
import { parseText, showFault, toDatasetId } from '#schemas';
import { completeRead, openReader, readSource, type DatasetRead, type SourceReader } from '#sources';

export type StreamKind = 'mqtt' | 'nats';

/** Where the broker listens, and which. */
export interface Broker {
  readonly kind: StreamKind;
  readonly port: number;
}

export const topic = 'cameras/north/passages';
export const subject = 'cameras.north.passages';
export const stream = 'PASSAGES';
export const dataset = toDatasetId('police.passages');

/** What passes a camera: an event without a key of its own, of some 250 bytes. */
export function toMessage(n: number): string {
  const plate = `皖C${String((n * 7919) % 100_000).padStart(5, '0')}`;
  const at = new Date(1_790_000_000_000 + n).toISOString();
  const camera = `camera-${String(n % 400).padStart(4, '0')}`;
  const note = 'passage read by the camera itself, not yet confirmed by anybody at the desk';
  return JSON.stringify({ n, camera, plate, at, speed: n % 120, lane: (n % 4) + 1, confidence: 0.97, note });
}

const contractText = `
apiVersion: v3.1.0
kind: DataContract
id: police.passages
name: passages
version: 1.0.0
status: active
domain: police
description: { purpose: Which vehicle passed which camera., usage: A measurement., limitations: None of it is real. }
customProperties:
  - { property: causewayTitle, value: { en: Passages } }
  - { property: causewayDelivery, value: mirror }
schema:
  - name: passages
    logicalType: object
    customProperties:
      - { property: causewayAsOf, value: at }
    properties:
      - { name: event_id, logicalType: string, required: true, primaryKey: true, primaryKeyPosition: 1, description: Identity. }
      - { name: n, logicalType: integer, required: true, description: Number., logicalTypeOptions: { minimum: 0 } }
      - { name: camera, logicalType: string, required: true, description: Camera., logicalTypeOptions: { pattern: '^camera-[0-9]{4}$' } }
      - { name: plate, logicalType: string, required: true, description: Plate., logicalTypeOptions: { minLength: 7, maxLength: 8 } }
      - { name: at, logicalType: timestamp, required: true, description: When. }
      - { name: speed, logicalType: number, required: true, description: Speed., logicalTypeOptions: { minimum: 0, maximum: 250 } }
      - { name: lane, logicalType: integer, required: true, description: Lane., logicalTypeOptions: { minimum: 1, maximum: 8 } }
      - { name: confidence, logicalType: number, required: true, description: Confidence., logicalTypeOptions: { minimum: 0, maximum: 1 } }
      - { name: note, logicalType: string, required: false, description: Note. }
`;

const toSourceText = ({ kind, port }: Broker) => `
kind: ${kind}
title: { en: Cameras }
connection: { url: "${kind}://127.0.0.1:${port}" }
datasets:
  passages: ${
    kind === 'mqtt'
      ? `{ topic: "${topic}", messageId: event_id }`
      : `{ stream: ${stream}, messageId: event_id, acknowledgeWithin: 10s }`
  }
`;

export interface StreamTask {
  readonly contract: Contract;
  readonly read: DatasetRead;
  readonly reader: SourceReader;
  readonly entityTypes: readonly never[];
}

/** The dataset as a city would have it: source document, contract, reader. */
export function openStreamTask(broker: Broker): StreamTask {
  const { contract, faults } = readContract(
    parseText(contractText, 'contracts/police/passages/1.0.0.odcs.yaml'),
    [],
  );
  const variables = { ports: {}, data: '', env: {}, city: '' };
  const { source, faults: others } = readSource(
    parseText(toSourceText(broker), 'sources/police/cameras.yaml'),
    variables,
  );
  const read = source?.datasets.get(dataset);
  if (!contract || !source || !read) throw new Error([...faults, ...others].map(showFault).join('\n'));
  return { contract, read: completeRead(read, contract), reader: openReader(source), entityTypes: [] };
}

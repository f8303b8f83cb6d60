import type { AskedAttribute } from '../questions.ts';

export interface PeerDataset {
  readonly dataset: string;
  readonly table: string;
  readonly attributes: readonly AskedAttribute[];
}

/** In the order in which the resolver believes them. */
export const peerDatasets: readonly PeerDataset[] = [
  {
    dataset: 'public-security.vehicles',
    table: 'vehicles',
    attributes: ['plate', 'vin', 'make', 'ownerName', 'status'],
  },
  {
    dataset: 'transport.operating-vehicles',
    table: 'operating_vehicles',
    attributes: ['plate', 'vin', 'operationStatus'],
  },
  { dataset: 'transport.taxi-positions', table: 'taxi_positions', attributes: ['plate'] },
];

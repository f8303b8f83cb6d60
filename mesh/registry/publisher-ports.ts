import type { DatasetId, Fault, SourceDocument } from '#schemas';
import type { City } from '../city/index.ts';
import type { Store } from '../store/index.ts';
import type { AgreedUse } from './find-hurt-consumers.ts';
import type { DatasetReading } from './try-rows.ts';

/** What publishing needs of a running hub. */
export interface PublisherPorts {
  readonly store: Store;
  /** The city as it is now. */
  city(): Pick<City, 'entityTypes' | 'sources'>;
  /** The running reader of a dataset, for a sample through its guard. */
  findReading(dataset: DatasetId): DatasetReading | undefined;
  /** What would be wrong with the whole city if this contract held, such as an entity that nothing recognises. */
  rehearse?(document: SourceDocument): Promise<readonly Fault[]>;
  /** Makes the hub serve what the registry says, without dropping a request. */
  activate(): Promise<void>;
  /** What agreements let clients use; none until there are agreements. */
  agreed?(dataset: DatasetId): Promise<readonly AgreedUse[]>;
  now?(): Date;
}

export interface PublishOptions {
  /** Who publishes: the client's id. */
  readonly by: string;
  /** Where the text was sent to; a contract of another dataset is a fault then. Default: as the text says. */
  readonly dataset?: DatasetId;
  /** Days between the announcement of a breaking version and its beginning. Default 30. */
  readonly noticeDays?: number;
  /** Why a breaking version cannot wait; it holds at once, whomever it hurts. */
  readonly emergency?: string;
  /** Whether a sample is read from the system itself. Default true. */
  readonly live?: boolean;
}

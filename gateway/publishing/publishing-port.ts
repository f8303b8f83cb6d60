import type { Notice, PublishOptions, PublishReport, RegisteredVersion, VersionReader } from '#mesh';
import type { DatasetId } from '#schemas';

/** Port: contract versions in, reports out. The mesh's Publisher is one as it stands. */
export interface PublishingPort {
  propose(text: string, options: PublishOptions): Promise<PublishReport>;
  publish(text: string, options: PublishOptions): Promise<PublishReport>;
  /** Oldest first; none for a dataset that was never published. */
  versions(dataset: DatasetId): Promise<RegisteredVersion[]>;
  /** Who still reads a version. */
  readers(dataset: DatasetId, version: string): Promise<VersionReader[]>;
  /** Newest first. */
  notices(client: string): Promise<Notice[]>;
  markNoticesSeen(client: string): Promise<number>;
}

/** Provides the {@link PublishingPort} in Nest. */
export const PUBLISHING = Symbol('PublishingPort');

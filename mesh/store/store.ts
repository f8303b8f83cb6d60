import { DataSource } from 'typeorm';
import { CausewayError } from '#schemas';
import { ConflictStore } from './conflict-store.ts';
import { DatasetStore } from './dataset-store.ts';
import { DecisionStore } from './decision-store.ts';
import { DeliveryWriter } from './delivery/delivery-writer.ts';
import type { DeliveryOptions } from './delivery/delivery-writer.ts';
import { DerivationStore } from './derivation-store.ts';
import { EntityStore } from './entity-store.ts';
import { IdentityTaskStore } from './identity-task-store.ts';
import { KeyStore } from './key-store.ts';
import { LineageStore } from './lineage-store.ts';
import { LinkageStore } from './linkage/index.ts';
import { MemberStore } from './member-store.ts';
import { Identity1700000000030 } from './migrations/identity-1700000000030.ts';
import { Derived1700000000032 } from './migrations/derived-1700000000032.ts';
import { Initial1700000000001 } from './migrations/initial-1700000000001.ts';
import { Intake1700000000010 } from './migrations/intake-1700000000010.ts';
import { Registry1700000000011 } from './migrations/registry-1700000000011.ts';
import { Task1700000000020 } from './migrations/task-1700000000020.ts';
import { Linkage1700000000031 } from './migrations/linkage-1700000000031.ts';
import { PastIds1700000000041 } from './migrations/past-ids-1700000000041.ts';
import { TaskKeys1700000000040 } from './migrations/task-keys-1700000000040.ts';
import { NoticeStore } from './notice-store.ts';
import { ProjectionStore } from './projection-store.ts';
import { QuarantineStore } from './quarantine-store.ts';
import { RecordStore } from './record-store.ts';
import { RegistryStore } from './registry-store.ts';
import { DatasetStateTable } from './tables/dataset-state.ts';
import { QuarantineTable } from './tables/quarantined-row.ts';
import { RunTable } from './tables/run.ts';
import { TaskStore } from './task-store.ts';
import { UsageStore } from './usage-store.ts';

/** The one door to the hub's database. */
export class Store {
  readonly database: DataSource;
  readonly records: RecordStore;
  readonly members: MemberStore;
  readonly linkage: LinkageStore;
  readonly entities: EntityStore;
  readonly keys: KeyStore;
  readonly projections: ProjectionStore;
  readonly conflicts: ConflictStore;
  readonly datasets: DatasetStore;
  readonly derivations: DerivationStore;
  readonly quarantine: QuarantineStore;
  readonly registry: RegistryStore;
  readonly usage: UsageStore;
  readonly notices: NoticeStore;
  readonly tasks: TaskStore;
  readonly decisions: DecisionStore;
  readonly lineage: LineageStore;
  readonly identityTasks: IdentityTaskStore;

  private constructor(database: DataSource) {
    this.database = database;
    this.records = new RecordStore(database);
    this.members = new MemberStore(database);
    this.linkage = new LinkageStore(database);
    this.entities = new EntityStore(database);
    this.keys = new KeyStore(database);
    this.projections = new ProjectionStore(database);
    this.conflicts = new ConflictStore(database);
    this.datasets = new DatasetStore(database);
    this.derivations = new DerivationStore(database);
    this.quarantine = new QuarantineStore(database);
    this.registry = new RegistryStore(database);
    this.usage = new UsageStore(database);
    this.notices = new NoticeStore(database);
    this.tasks = new TaskStore(database);
    this.decisions = new DecisionStore(database);
    this.lineage = new LineageStore(database);
    this.identityTasks = new IdentityTaskStore(database);
  }

  /**
   * Connects and brings the tables up to date.
   * @param url `postgres://…`
   * @throws CausewayError STORE_UNREACHABLE
   */
  static async open(url: string): Promise<Store> {
    const database = new DataSource({
      type: 'postgres',
      url,
      entities: [RunTable, DatasetStateTable, QuarantineTable],
      migrations: [
        Initial1700000000001,
        Intake1700000000010,
        Registry1700000000011,
        Task1700000000020,
        Identity1700000000030,
        Linkage1700000000031,
        Derived1700000000032,
        TaskKeys1700000000040,
        PastIds1700000000041,
      ],
      migrationsRun: true,
      poolSize: 12,
      applicationName: 'causeway',
    });
    try {
      return new Store(await database.initialize());
    } catch (error) {
      throw new CausewayError('STORE_UNREACHABLE', {
        reason: 'PostgreSQL does not answer',
        said: String(error),
      });
    }
  }

  openDelivery(options: DeliveryOptions): Promise<DeliveryWriter> {
    return DeliveryWriter.open(this.database, options);
  }

  async isReachable(): Promise<boolean> {
    return this.database.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    if (!this.database.isInitialized) return;
    await this.usage.close().catch(() => undefined);
    await this.database.destroy();
  }
}

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The first shape of the store. Every large table's key starts with its distribution column (`dataset` or
 * `entity_id`), so that Citus can spread it over machines unchanged.
 */
export class Initial1700000000001 implements MigrationInterface {
  readonly name = 'Initial1700000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
    for (const statement of [...records, ...identity, ...findings, ...administration])
      await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables =
      'record, record_history, member, entity, entity_key, projection, conflict, quarantine, run, dataset_state, derivation';
    await runner.query(`DROP TABLE ${tables}`);
  }
}

const records = [
  `CREATE TABLE record (
     dataset text NOT NULL, key text NOT NULL,
     payload jsonb NOT NULL, hash text NOT NULL, contract_version text NOT NULL,
     as_of timestamptz, recorded_at timestamptz NOT NULL, run_id uuid NOT NULL,
     PRIMARY KEY (dataset, key))`,
  `CREATE TABLE record_history (
     dataset text NOT NULL, key text NOT NULL, recorded_at timestamptz NOT NULL, closed_at timestamptz NOT NULL,
     payload jsonb NOT NULL, hash text NOT NULL, contract_version text NOT NULL, as_of timestamptz, run_id uuid NOT NULL,
     PRIMARY KEY (dataset, key, recorded_at))`,
];

const identity = [
  `CREATE TABLE member (
     dataset text NOT NULL, key text NOT NULL, role text NOT NULL, entity_type text NOT NULL,
     entity_id text, attributes jsonb NOT NULL, as_of timestamptz, recorded_at timestamptz NOT NULL,
     PRIMARY KEY (dataset, key, role, entity_type))`,
  'CREATE INDEX member_entity ON member (entity_id)',
  `CREATE TABLE entity (
     entity_id text PRIMARY KEY, entity_type text NOT NULL, created_at timestamptz NOT NULL DEFAULT now(), redirect_to text)`,
  `CREATE TABLE entity_key (
     entity_id text NOT NULL, entity_type text NOT NULL, attribute text NOT NULL, value text NOT NULL,
     PRIMARY KEY (entity_id, attribute, value))`,
  'CREATE INDEX entity_key_value ON entity_key (entity_type, attribute, value)',
];

const findings = [
  `CREATE TABLE derivation (
     entity_type text PRIMARY KEY, changed_at timestamptz NOT NULL, derived_at timestamptz)`,
  `CREATE TABLE projection (
     entity_id text PRIMARY KEY, entity_type text NOT NULL, label text NOT NULL,
     attributes jsonb NOT NULL, search_text text NOT NULL, disputed text[] NOT NULL)`,
  'CREATE INDEX projection_order ON projection (entity_type, entity_id)',
  'CREATE INDEX projection_search ON projection USING gin (search_text gin_trgm_ops)',
  'CREATE INDEX projection_attributes ON projection USING gin (attributes jsonb_path_ops)',
  `CREATE TABLE conflict (
     entity_id text NOT NULL, rule text NOT NULL, opened_at timestamptz NOT NULL, entity_type text NOT NULL,
     attribute text NOT NULL, closed_at timestamptz, detail jsonb NOT NULL,
     PRIMARY KEY (entity_id, rule, opened_at))`,
  'CREATE UNIQUE INDEX conflict_open ON conflict (entity_id, rule) WHERE closed_at IS NULL',
];

const administration = [
  `CREATE TABLE quarantine (
     dataset text NOT NULL, fingerprint text NOT NULL, key text, position text NOT NULL, payload text NOT NULL,
     reasons jsonb NOT NULL, first_seen_at timestamptz NOT NULL, last_seen_at timestamptz NOT NULL, run_id uuid NOT NULL,
     PRIMARY KEY (dataset, fingerprint))`,
  `CREATE TABLE run (
     dataset text NOT NULL, id uuid NOT NULL, started_at timestamptz NOT NULL, ended_at timestamptz, outcome text NOT NULL,
     read integer NOT NULL DEFAULT 0, kept integer NOT NULL DEFAULT 0, unchanged integer NOT NULL DEFAULT 0,
     quarantined integer NOT NULL DEFAULT 0, removed integer NOT NULL DEFAULT 0, sentence text NOT NULL DEFAULT '',
     PRIMARY KEY (dataset, id))`,
  `CREATE TABLE dataset_state (
     dataset text PRIMARY KEY, state text NOT NULL, sentence text NOT NULL, contract_version text NOT NULL,
     last_run_id uuid, last_success_at timestamptz, freshest_as_of timestamptz,
     records integer NOT NULL DEFAULT 0, quarantined integer NOT NULL DEFAULT 0)`,
];

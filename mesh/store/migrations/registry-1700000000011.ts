import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The registry: every contract version that was ever published, which client used which field on which day, and
 * what clients were told. A version is kept for ever as it was: the database itself refuses anything else.
 */
export class Registry1700000000011 implements MigrationInterface {
  readonly name = 'Registry1700000000011';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [versions, keptForEver, guard, usage, notices]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE contract_version, field_usage, notice');
    await runner.query('DROP FUNCTION contract_version_is_kept');
  }
}

const versions = `CREATE TABLE contract_version (
  dataset text NOT NULL, version text NOT NULL, text text NOT NULL, hash text NOT NULL,
  status text NOT NULL CHECK (status IN ('notice', 'active', 'deprecated', 'retired')),
  published_at timestamptz NOT NULL, active_from timestamptz NOT NULL,
  deprecated_at timestamptz, retire_after timestamptz, retired_at timestamptz,
  published_by text NOT NULL, report jsonb,
  PRIMARY KEY (dataset, version))`;

const keptForEver = `CREATE FUNCTION contract_version_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE ways CONSTANT text[] := ARRAY['notice', 'active', 'deprecated', 'retired'];
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'a published contract version is kept for ever';
    ELSIF (NEW.dataset, NEW.version, NEW.text, NEW.hash, NEW.published_at, NEW.published_by)
       IS DISTINCT FROM (OLD.dataset, OLD.version, OLD.text, OLD.hash, OLD.published_at, OLD.published_by) THEN
      RAISE EXCEPTION 'a published contract version never changes';
    ELSIF array_position(ways, NEW.status) < array_position(ways, OLD.status) THEN
      RAISE EXCEPTION 'a contract version never goes from % back to %', OLD.status, NEW.status;
    END IF;
    RETURN NEW;
  END $$`;

const guard = `CREATE TRIGGER contract_version_is_kept BEFORE UPDATE OR DELETE ON contract_version
  FOR EACH ROW EXECUTE FUNCTION contract_version_is_kept()`;

const usage = `CREATE TABLE field_usage (
  dataset text NOT NULL, version text NOT NULL, field text NOT NULL, client text NOT NULL, day date NOT NULL,
  count bigint NOT NULL,
  PRIMARY KEY (dataset, version, field, client, day))`;

const notices = `CREATE TABLE notice (
  client text NOT NULL, dataset text NOT NULL, version text NOT NULL, kind text NOT NULL,
  sentence text NOT NULL, created_at timestamptz NOT NULL, seen_at timestamptz,
  PRIMARY KEY (client, dataset, version, kind))`;

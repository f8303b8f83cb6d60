import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What stewards decide about records, what became of entities, and what waits for a steward. A decision and an event
 * are kept for ever as they were: the database itself refuses anything else.
 */
export class Identity1700000000030 implements MigrationInterface {
  readonly name = 'Identity1700000000030';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...decisions, ...lineage, ...tasks]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity_decision, entity_event, identity_task');
    await runner.query('DROP FUNCTION identity_decision_is_kept, entity_event_is_kept');
    await runner.query('ALTER TABLE entity DROP COLUMN sequence, DROP COLUMN emptied_at');
  }
}

/** The sides are stored the smaller first: a decision about a pair is the same whichever record is named first. */
const decisionTable = `CREATE TABLE identity_decision (
  entity_type text NOT NULL, id uuid NOT NULL, kind text NOT NULL CHECK (kind IN ('must-link', 'cannot-link')),
  a_dataset text COLLATE "C" NOT NULL, a_key text COLLATE "C" NOT NULL, a_role text COLLATE "C" NOT NULL,
  b_dataset text COLLATE "C" NOT NULL, b_key text COLLATE "C" NOT NULL, b_role text COLLATE "C" NOT NULL,
  reason text NOT NULL, decided_by text NOT NULL, decided_at timestamptz NOT NULL, superseded_by uuid,
  withdrawn_by text, withdrawn_at timestamptz, withdrawn_because text,
  PRIMARY KEY (entity_type, id), CHECK ((a_dataset, a_key, a_role) < (b_dataset, b_key, b_role)))`;

const decisionIsKept = `CREATE FUNCTION identity_decision_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF TG_OP = 'DELETE' THEN
      RAISE EXCEPTION 'a decision about identity is kept for ever';
    ELSIF (to_jsonb(NEW) - ARRAY['superseded_by', 'withdrawn_by', 'withdrawn_at', 'withdrawn_because'])
       <> (to_jsonb(OLD) - ARRAY['superseded_by', 'withdrawn_by', 'withdrawn_at', 'withdrawn_because']) THEN
      RAISE EXCEPTION 'a decision about identity never changes: withdraw it and decide anew';
    ELSIF OLD.withdrawn_at IS NOT NULL OR OLD.superseded_by IS NOT NULL THEN
      RAISE EXCEPTION 'a decision about identity ends once';
    END IF;
    RETURN NEW;
  END $$`;

const decisions = [
  decisionTable,
  `CREATE UNIQUE INDEX identity_decision_stands ON identity_decision
     (entity_type, a_dataset, a_key, a_role, b_dataset, b_key, b_role)
     WHERE withdrawn_at IS NULL AND superseded_by IS NULL`,
  'CREATE INDEX identity_decision_b ON identity_decision (entity_type, b_dataset, b_key, b_role)',
  'CREATE INDEX identity_decision_order ON identity_decision (decided_at, id)',
  decisionIsKept,
  `CREATE TRIGGER identity_decision_is_kept BEFORE UPDATE OR DELETE ON identity_decision
     FOR EACH ROW EXECUTE FUNCTION identity_decision_is_kept()`,
];

/** `sequence` tells the older of two entities even where one statement made both. */
const lineage = [
  'ALTER TABLE entity ADD COLUMN sequence bigint, ADD COLUMN emptied_at timestamptz',
  `UPDATE entity SET sequence = aged.sequence
   FROM (SELECT entity_id, row_number() OVER (ORDER BY created_at, entity_id) AS sequence FROM entity) aged
   WHERE aged.entity_id = entity.entity_id`,
  'CREATE SEQUENCE entity_sequence OWNED BY entity.sequence',
  `SELECT setval('entity_sequence', (SELECT coalesce(max(sequence), 0) + 1 FROM entity), false)`,
  `ALTER TABLE entity ALTER COLUMN sequence SET DEFAULT nextval('entity_sequence'), ALTER COLUMN sequence SET NOT NULL`,
  `CREATE TABLE entity_event (
     entity_id text NOT NULL, seq bigserial NOT NULL, entity_type text NOT NULL, at timestamptz NOT NULL,
     kind text NOT NULL CHECK (kind IN ('created', 'merged', 'absorbed', 'split', 'emptied', 'revived')),
     other_ids text[] NOT NULL, cause text NOT NULL, PRIMARY KEY (entity_id, seq))`,
  `CREATE FUNCTION entity_event_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'what became of an entity is kept for ever'; END $$`,
  `CREATE TRIGGER entity_event_is_kept BEFORE UPDATE OR DELETE ON entity_event
     FOR EACH ROW EXECUTE FUNCTION entity_event_is_kept()`,
];

const tasks = [
  `CREATE TABLE identity_task (
     entity_type text NOT NULL, id uuid NOT NULL,
     kind text NOT NULL CHECK (kind IN ('cut', 'doubtful bridge', 'contradiction', 'oversized block')),
     members jsonb NOT NULL, weight double precision, sentence text NOT NULL, fingerprint text NOT NULL,
     opened_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, closed_at timestamptz,
     PRIMARY KEY (entity_type, id))`,
  'CREATE UNIQUE INDEX identity_task_fingerprint ON identity_task (entity_type, fingerprint)',
  'CREATE INDEX identity_task_order ON identity_task (opened_at, id)',
  `CREATE INDEX identity_task_members ON identity_task USING gin (members jsonb_path_ops)
     WHERE closed_at IS NULL`,
];

import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What linkage goes on from. How frequent values were at the last training is kept for good; the records' features,
 * keys and weighed pairs are derived and stand in unlogged tables of the schema `linkage`, one set for each entity
 * type: after a crash of PostgreSQL they are empty, their row in `linkage_alive` is gone too, and the next linkage
 * starts from all records.
 */
export class Linkage1700000000031 implements MigrationInterface {
  readonly name = 'Linkage1700000000031';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of [...tables, dueFunction, ...dueTriggers]) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const event of ['insert', 'update', 'delete'])
      await runner.query(`DROP TRIGGER member_is_due_on_${event} ON member`);
    await runner.query('DROP FUNCTION member_is_due');
    await runner.query('DROP SCHEMA linkage CASCADE');
    await runner.query('DROP TABLE linkage_snapshot, linkage_frequency, linkage_alive, linkage_due');
  }
}

const tables = [
  'CREATE SCHEMA linkage',
  `CREATE TABLE linkage_snapshot (
     entity_type text PRIMARY KEY, signature text NOT NULL, records integer NOT NULL, taken_at timestamptz NOT NULL)`,
  `CREATE TABLE linkage_frequency (
     entity_type text NOT NULL, feature text NOT NULL, value text NOT NULL, records integer NOT NULL,
     PRIMARY KEY (entity_type, feature, value))`,
  `CREATE UNLOGGED TABLE linkage_alive (
     entity_type text PRIMARY KEY, signature text NOT NULL, next_number bigint NOT NULL, built_at timestamptz NOT NULL)`,
  `CREATE TABLE linkage_due (
     dataset text NOT NULL, key text NOT NULL, role text NOT NULL, entity_type text NOT NULL,
     due_at timestamptz NOT NULL, former_entity text, PRIMARY KEY (dataset, key, role, entity_type))`,
  'CREATE INDEX linkage_due_order ON linkage_due (entity_type, due_at)',
];

/**
 * A record that is noted already is held fast, so that nobody takes it off the list before this change is to be seen.
 */
const holdFast = `ON CONFLICT (dataset, key, role, entity_type) DO UPDATE SET due_at = linkage_due.due_at`;

/**
 * A record that came, changed or went is due, as is one of which only the time is another: the freshest value wins. Until a type was linked for the first time nothing is noted: then all
 * of it is. What linkage itself writes (the entity) is no change. Of a record that went nothing else tells which entity it was in.
 */
const dueFunction = `CREATE FUNCTION member_is_due() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (SELECT FROM linkage_alive) THEN RETURN NULL; END IF;
    IF TG_OP = 'UPDATE' THEN
      INSERT INTO linkage_due (dataset, key, role, entity_type, due_at)
      SELECT n.dataset, n.key, n.role, n.entity_type, clock_timestamp()
      FROM new_members n JOIN old_members o USING (dataset, key, role, entity_type) JOIN linkage_alive USING (entity_type)
      WHERE (n.attributes, n.as_of, n.recorded_at) IS DISTINCT FROM (o.attributes, o.as_of, o.recorded_at) ${holdFast};
    ELSIF TG_OP = 'INSERT' THEN
      INSERT INTO linkage_due (dataset, key, role, entity_type, due_at)
      SELECT dataset, key, role, entity_type, clock_timestamp() FROM new_members JOIN linkage_alive USING (entity_type)
      ${holdFast};
    ELSE
      INSERT INTO linkage_due (dataset, key, role, entity_type, due_at, former_entity)
      SELECT dataset, key, role, entity_type, clock_timestamp(), entity_id
      FROM old_members JOIN linkage_alive USING (entity_type)
      ON CONFLICT (dataset, key, role, entity_type)
        DO UPDATE SET former_entity = coalesce(linkage_due.former_entity, excluded.former_entity);
    END IF;
    RETURN NULL;
  END $$`;

/** The linking itself says so in a setting of its transaction: its million updates are not looked at twice. */
const dueTriggers = [
  ['insert', 'NEW TABLE AS new_members'],
  ['update', 'OLD TABLE AS old_members NEW TABLE AS new_members'],
  ['delete', 'OLD TABLE AS old_members'],
].map(
  ([event, tables]) =>
    `CREATE TRIGGER member_is_due_on_${event} AFTER ${event} ON member REFERENCING ${tables}
     FOR EACH STATEMENT WHEN (current_setting('causeway.linking', true) IS DISTINCT FROM 'on')
     EXECUTE FUNCTION member_is_due()`,
);

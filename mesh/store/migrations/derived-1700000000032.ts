import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which entities are served as they were before a linkage, or were not checked since. It is noted in the transaction
 * that makes it so: a hub that is killed between linking and serving goes on where it stopped. In `derived_state`
 * stands by which rules everything else of a type was made; without a row all of the type is to be made anew.
 */
export class Derived1700000000032 implements MigrationInterface {
  readonly name = 'Derived1700000000032';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of tables) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE derived_due, derived_state');
  }
}

const stage = `stage text NOT NULL CHECK (stage IN ('projection', 'conflict'))`;

const tables = [
  `CREATE TABLE derived_due (entity_id text NOT NULL, entity_type text NOT NULL, ${stage}, due_at timestamptz NOT NULL,
     PRIMARY KEY (entity_id, entity_type, stage))`,
  'CREATE INDEX derived_due_order ON derived_due (entity_type, stage, due_at)',
  `CREATE TABLE derived_state (entity_type text NOT NULL, ${stage}, signature text NOT NULL,
     PRIMARY KEY (entity_type, stage))`,
];

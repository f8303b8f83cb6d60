import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What waits for a department: something about one of its datasets that only it can settle. */
export class Task1700000000020 implements MigrationInterface {
  readonly name = 'Task1700000000020';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE task (
      dataset text NOT NULL, id uuid NOT NULL, kind text NOT NULL, department text NOT NULL,
      opened_at timestamptz NOT NULL, seen_at timestamptz NOT NULL, closed_at timestamptz,
      sentence text NOT NULL, fingerprint text NOT NULL, detail jsonb NOT NULL,
      PRIMARY KEY (dataset, id))`);
    await runner.query('CREATE UNIQUE INDEX task_open ON task (dataset, kind) WHERE closed_at IS NULL');
    await runner.query('CREATE INDEX task_department ON task (department, opened_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task');
  }
}

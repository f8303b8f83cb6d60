import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Tasks are found by the keys of their records, all keys of a look at once. Without a list of what is still to be put
 * into the index (`fastupdate`): after a linkage of all records every look read all of that list.
 */
export class TaskKeys1700000000040 implements MigrationInterface {
  readonly name = 'TaskKeys1700000000040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX identity_task_members');
    await runner.query(
      `CREATE INDEX identity_task_keys ON identity_task USING gin (jsonb_path_query_array(members, '$[*].key'))
       WITH (fastupdate = off) WHERE closed_at IS NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX identity_task_keys');
    await runner.query(
      `CREATE INDEX identity_task_members ON identity_task USING gin (members jsonb_path_ops)
       WHERE closed_at IS NULL`,
    );
  }
}

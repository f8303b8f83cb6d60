import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A record knows the entities that it was one of when they came to their end, so that an id lives again where its
 * records part from the others again. It goes with the record: of what is deleted nothing is known.
 */
export class PastIds1700000000041 implements MigrationInterface {
  readonly name = 'PastIds1700000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE member ADD COLUMN past_entity_ids text[]');
    await runner.query(
      `CREATE INDEX member_past ON member USING gin (past_entity_ids) WITH (fastupdate = off)
       WHERE past_entity_ids IS NOT NULL`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE member DROP COLUMN past_entity_ids');
  }
}

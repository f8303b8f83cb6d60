import pg from 'pg';
import { superuser } from './cluster.ts';

/**
 * What the police did to their camera register on their own in 2016: names in English, the resolution no longer a
 * code but the picture's height, and a codec that there was none of before. Nobody else was told.
 */
const statements = [
  `ALTER TABLE "T_SP_SXJ" RENAME COLUMN "SXJBH" TO "CAMERA_ID"`,
  `ALTER TABLE "T_SP_SXJ" RENAME COLUMN "AZWZ" TO "LOCATION"`,
  `ALTER TABLE "T_SP_SXJ" RENAME COLUMN "ZTDM" TO "STATUS"`,
  `ALTER TABLE "T_SP_SXJ" RENAME COLUMN "GXSJ" TO "UPDATED_AT"`,
  `ALTER TABLE "T_SP_SXJ" ADD COLUMN "PIXEL_HEIGHT" int`,
  `UPDATE "T_SP_SXJ" SET "PIXEL_HEIGHT" = CASE "FBLDM" WHEN '1' THEN 576 WHEN '2' THEN 1080 WHEN '3' THEN 2160 END`,
  `ALTER TABLE "T_SP_SXJ" DROP COLUMN "FBLDM"`,
  `ALTER TABLE "T_SP_SXJ" ADD COLUMN "CODEC" text`,
  `UPDATE "T_SP_SXJ" SET "CODEC" = CASE WHEN "PIXEL_HEIGHT" > 576 THEN 'H.265' ELSE 'H.264' END`,
];

/** Upgrades the register of a running Pearl City to high definition, all or nothing. */
export async function upgradeCameras(port: number): Promise<void> {
  const client = new pg.Client({ host: '127.0.0.1', port, database: 'ga', ...superuser });
  await client.connect();
  try {
    await client.query('BEGIN');
    for (const statement of statements) await client.query(statement);
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

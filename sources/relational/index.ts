/** Relational databases behind TypeORM, each an engine of one reader: MariaDB; SQL Server and Oracle by configuration. */
export { mariadb } from './mariadb/index.ts';
export { oracle } from './oracle/index.ts';
export { sqlserver } from './sqlserver/index.ts';

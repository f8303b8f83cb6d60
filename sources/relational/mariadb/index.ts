/** MariaDB tables and views: pages in the order of the key, in a read-only transaction that sees one moment. */
export { mariadb } from './mariadb.ts';
export { mariadbEngine } from './mariadb-engine.ts';

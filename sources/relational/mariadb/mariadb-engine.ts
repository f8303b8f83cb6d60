import type { Socket } from 'node:net';
import type { DatasetRead, Source } from '../../port/index.ts';
import type { Engine } from '../engine.ts';
import { mariadbDialect } from './dialect.ts';
import type { MariadbDataset, MariadbSystem } from './generated/mariadb.ts';
import { readMariadbFacts } from './read-facts.ts';
import { readRows, readValue } from './read-values.ts';
import { toMariadbError } from './to-mariadb-error.ts';

/** What mysql2 hands out of its pool. */
interface PooledConnection {
  stream?: Socket;
  connection?: { stream?: Socket };
  destroy(): void;
}

export const mariadbEngine: Engine = {
  dialect: mariadbDialect,
  toOptions: (source) => {
    const { connection } = source.settings as MariadbSystem;
    const { host, port = 3306, database, user, password, ssl = false } = connection;
    return {
      type: 'mariadb',
      ...{ host, port, database, username: user, password },
      ...(ssl ? { ssl: {} } : {}),
      // Whatever character set a column has, the server sends it in this one.
      charset: 'utf8mb4',
      connectTimeout: source.guard.deadline,
      poolSize: source.guard.concurrency,
      extra: { typeCast: readValue, maxIdle: source.guard.concurrency, enableKeepAlive: true },
    };
  },
  prepare,
  begin: [
    'SET TRANSACTION ISOLATION LEVEL REPEATABLE READ',
    'START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY',
  ],
  end: ['COMMIT'],
  // A slow taker is no fault of the statement: the reading's own deadline watches each batch.
  beforeStream: ['SET SESSION net_write_timeout = 3600 /*M!100101 , max_statement_time = 0 */'],
  toTable: (read: DatasetRead) => {
    const { table, schema } = read.settings as MariadbDataset;
    const { quote } = mariadbDialect;
    return schema === undefined ? quote(table) : `${quote(schema)}.${quote(table)}`;
  },
  readFacts: readMariadbFacts,
  toSocket: (connection) => {
    const pooled = connection as PooledConnection;
    return pooled.stream ?? pooled.connection?.stream;
  },
  // mysql2 tells a query under way only when its socket goes by itself, before the connection is given up.
  destroy: (connection) => {
    const pooled = connection as PooledConnection;
    const socket = pooled.stream ?? pooled.connection?.stream;
    socket?.once('close', () => pooled.destroy());
    if (socket === undefined || socket.closed) pooled.destroy();
    else socket.destroy();
  },
  readValues: readRows,
  toError: toMariadbError,
};

/**
 * Even a query that tried could not write. No backslash in a text is left to the server's mode, since mysql2 escapes
 * with them. MariaDB alone reads what stands behind `M!`.
 */
function prepare({ guard }: Source): string[] {
  const seconds = guard.readDeadline / 1000;
  return [
    `SET SESSION sql_mode = '', time_zone = '+00:00' /*M!100101 , max_statement_time = ${seconds} */`,
    'SET SESSION TRANSACTION READ ONLY',
  ];
}

/** The hub's part, as a process that is killed: follows the stream, validates, stores. Arguments: kind, port, database. */
import { Store } from '../../mesh/store/index.ts';
import { followStream } from '../../mesh/intake/index.ts';
import { openStreamTask, type StreamKind } from './stream-dataset.ts';

const [kind = '', port = '', databaseUrl = ''] = process.argv.slice(2);
const store = await Store.open(databaseUrl);
const task = openStreamTask({ kind: kind as StreamKind, port: Number(port) });
await store.datasets.closeCutRuns();
process.send?.('up');
process.on('disconnect', () => process.exit());
await followStream(store, task, {
  signal: new AbortController().signal,
  onKept: (kept) => process.send?.({ kept }),
});

import { servePostgres } from './postgres/index.ts';
import { runSystem } from './process/index.ts';

await runSystem(servePostgres);

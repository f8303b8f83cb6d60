import { runSystem } from './process/index.ts';
import { serveHealth } from './servers/index.ts';

await runSystem(serveHealth);

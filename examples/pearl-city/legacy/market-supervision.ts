import { runSystem } from './process/index.ts';
import { serveMarketSupervision } from './servers/index.ts';

await runSystem(serveMarketSupervision);

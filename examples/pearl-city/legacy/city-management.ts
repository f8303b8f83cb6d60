import { runSystem } from './process/index.ts';
import { serveCityManagement } from './servers/index.ts';

await runSystem(serveCityManagement);

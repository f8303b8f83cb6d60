import { runSystem } from './process/index.ts';
import { serveTaxis } from './servers/index.ts';

await runSystem(serveTaxis);

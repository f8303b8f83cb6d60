import { runSystem } from './process/index.ts';
import { serveSocialSecurity } from './servers/index.ts';

await runSystem(serveSocialSecurity);

import { parseArgs } from 'node:util';
import { upgradeCameras } from '../legacy/postgres/index.ts';

/** Does to a running Pearl City what Tianjin's police did in 2016: see README.md beside this file. */
const { values } = parseArgs({ options: { port: { type: 'string', default: '4101' } } });
await upgradeCameras(Number(values.port));
console.log('The camera register has been upgraded; the hub notices at its next reading of it.');

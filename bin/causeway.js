#!/usr/bin/env node
// TypeScript is run as it stands, by tsx inside this very process: one process to signal, none to lose.
import { fileURLToPath } from 'node:url';
import { register } from 'tsx/esm/api';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 15)) {
  console.error(
    `Causeway needs Node 22.15 or later and was started with ${process.version}. Run "npm ci" and then`,
  );
  console.error('"npm start" or "npx causeway": they bring a suitable Node along.');
  process.exit(2);
}
// Its own settings, wherever the command is given: tsx would look for them in the folder that one stands in.
register({ tsconfig: fileURLToPath(new URL('../tsconfig.json', import.meta.url)) });
await import('../cli/main.ts');

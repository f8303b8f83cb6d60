/** SQL Server by configuration; untested, and its driver is installed by whoever needs it. */
export { sqlserver } from './sqlserver.ts';
export { sqlServerEngine } from './sqlserver-engine.ts';

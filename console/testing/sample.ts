/** Everything that the sample hub knows. */
export * from './sample-data.ts';
export * from './sample-decisions.ts';
export * from './sample-identity.ts';

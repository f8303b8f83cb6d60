/** Jest runs native ES modules; SWC takes only the types and the decorators out. */
export default {
  testEnvironment: 'node',
  testMatch: ['**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/node_modules', '<rootDir>/.causeway', '<rootDir>/console/dist'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: {
    '^.+\\.tsx?$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2023',
          experimental: { keepImportAttributes: true },
          parser: { syntax: 'typescript', tsx: false, decorators: true },
          // The same metadata as tsx emits, none: what needs a type at run time names it.
          transform: { legacyDecorator: true, decoratorMetadata: false },
        },
        module: { type: 'es6' },
      },
    ],
  },
  setupFiles: ['<rootDir>/fast-check.config.ts'],
  testTimeout: 60_000,
  maxWorkers: 2,
};

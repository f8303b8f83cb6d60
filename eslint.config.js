import tseslint from 'typescript-eslint';

const size = {
  'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  'max-params': ['error', { max: 3 }],
};

const environmentOnlyInConfig = {
  'no-restricted-properties': [
    'error',
    { object: 'process', property: 'env', message: 'Read the environment in a *.config.ts file.' },
  ],
};

export default tseslint.config(
  { ignores: ['node_modules/', '**/.mesh/', '.causeway/', 'console/dist/', '**/generated/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  {
    files: ['**/*.ts', '**/*.tsx', '**/*.js'],
    extends: [...tseslint.configs.recommended, ...tseslint.configs.stylistic],
    rules: {
      ...size,
      ...environmentOnlyInConfig,
      '@typescript-eslint/max-params': 'off',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/no-extraneous-class': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true, named: true } }],
      'no-console': 'off',
      eqeqeq: 'error',
      'prefer-const': 'error',
    },
  },
  // A test's describe block is a list of cases: its length says nothing.
  { files: ['**/*.spec.ts'], rules: { 'max-lines-per-function': 'off' } },
  // Tools' own configuration files must export a default.
  {
    files: ['*.config.js', '*.config.ts', '**/*.config.ts', '**/*.config.js'],
    rules: { 'no-restricted-exports': 'off', 'no-restricted-properties': 'off' },
  },
);

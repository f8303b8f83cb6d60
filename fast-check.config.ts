import fc from 'fast-check';

/**
 * Generated inputs are the same in every run, so that a change and nothing else turns a test red.
 * `FC_SEED=random FC_RUNS=5000 npm run jest -- schemas` goes looking for what the fixed ones do not show.
 */
const { FC_SEED, FC_RUNS } = process.env;
fc.configureGlobal({
  ...(FC_SEED === 'random' ? {} : { seed: Number(FC_SEED ?? 20_261_120) }),
  ...(FC_RUNS === undefined ? {} : { numRuns: Number(FC_RUNS) }),
});

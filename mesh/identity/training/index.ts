/** Parameters from data: u from random pairs, m and the prior by expectation maximisation over all pairs. */
export { maximiseExpectation, type Estimate } from './maximise-expectation.ts';
export { decidedTable, writeDecided } from './count-decided.ts';
export { countLevels, countPatterns, type LevelPatterns } from './level-patterns.ts';
export { train, type Training, type TrainingSettings } from './train.ts';

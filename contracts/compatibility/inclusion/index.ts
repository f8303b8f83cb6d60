/** Whether a form has a value: the one question to which inclusion comes down, since old ⊆ new is old ∧ ¬new empty. */
export { Budget, BudgetSpent } from './budget.ts';
export { formatSamples } from './format-samples.ts';
export { Solver } from './solver.ts';

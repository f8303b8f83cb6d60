/** Time for tests of the guard. */
export { FakeClock } from './fake-clock.ts';

/** What is derived from members and not made yet: noted with the change itself, taken with the making. */
export {
  forgetWhole,
  lockDerived,
  markWhole,
  noteDue,
  takeDue,
  toDue,
  tryLockDerived,
  type DerivedStage,
  type DueEntity,
} from './derived-due.ts';

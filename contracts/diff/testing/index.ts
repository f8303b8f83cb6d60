/** Changes of the room's fixture contract, one name each, for tests of what they mean. */
export {
  fixture,
  withTop,
  withSla,
  edit,
  same,
  sharing,
  retention,
  authority,
  unit,
  amount,
} from './change-fixture.ts';

import { expect, it } from '@jest/globals';
import { toStartFigures } from './stages.ts';

const said = [
  { at: 4000, text: '  water.accounts                     9000 rows, 2 in quarantine' },
  { at: 9000, text: '  health.residents                   16000 rows' },
  { at: 12_000, text: '  recognising person                 90 records are 30 entities' },
  { at: 13_000, text: '  recognising place                  9 records are 3 entities' },
  { at: 14_000, text: '  preparing person                   ready for lists and searches' },
  { at: 15_000, text: '  comparing person                   3 conflicts opened, 0 closed' },
];

it('takes the last step of each stage', () => {
  expect(toStartFigures({ said, listening: 3000, ready: 15_500, made: 2000 })).toEqual({
    made: 2,
    listening: 3,
    read: 9,
    recognised: 13,
    prepared: 14,
    compared: 15,
    ready: 15.5,
  });
});

it('has no stages where nothing was to do', () => {
  expect(toStartFigures({ said: [], listening: 3000, ready: 3100, made: undefined })).toEqual({
    listening: 3,
    ready: 3.1,
  });
});

import { expect, it } from '@jest/globals';
import { toSelfTimes } from './to-self-times.ts';

const frame = (functionName: string) => ({ functionName, url: '', lineNumber: 4 });

it('adds up what a function took wherever it was called, and leaves idling out', () => {
  const nodes = [
    { id: 1, callFrame: frame('(idle)') },
    { id: 2, callFrame: frame('parse') },
    { id: 3, callFrame: frame('write') },
    { id: 4, callFrame: frame('parse') },
  ];
  const times = toSelfTimes({ nodes, samples: [1, 2, 3, 4], timeDeltas: [900, 10, 40, 50] });
  expect(times).toEqual([
    { name: 'parse', url: '', line: 5, share: 0.6 },
    { name: 'write', url: '', line: 5, share: 0.4 },
  ]);
});

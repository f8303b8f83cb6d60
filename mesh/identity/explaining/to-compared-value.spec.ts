import { describe, expect, it } from '@jest/globals';
import { getModel, peopleModel } from '../testing/index.ts';
import { toComparedValue } from './to-compared-value.ts';

const birth = 'birth: { from: birthDate, normalise: date }';

function show(feature: string, attributes: Readonly<Record<string, string>>) {
  const model = getModel(peopleModel.replace(birth, `${birth}\n  shown: ${feature}`));
  const shown = model.features.find(({ name }) => name === 'shown');
  if (!shown) throw new Error('The feature to show is missing.');
  return toComparedValue({ attributes }, shown, model);
}

describe('toComparedValue', () => {
  it('shows the words from which the value was made, not those that nothing could be made of', () => {
    const both = '{ from: [birthDate, formerName], normalise: date }';
    expect(show(both, { birthDate: 'unknown', formerName: '1 May 1980' })).toEqual({
      ...{ raw: '1 May 1980', value: '1980-05-01' },
    });
    expect(show(both, { birthDate: 'unknown', formerName: 'none' })).toEqual({
      ...{ raw: 'unknown none', value: null },
    });
    expect(show(both, {})).toEqual({ raw: null, value: null });
  });

  it('shows the parts of a set as the text that they are taken from', () => {
    const pairs = '{ from: name, normalise: text, split: pairs }';
    expect(show(pairs, { name: 'Zoe Ann Bell' })).toEqual({ raw: 'Zoe Ann Bell', value: 'zoe ann bell' });
  });
});

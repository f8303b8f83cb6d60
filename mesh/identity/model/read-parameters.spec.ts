import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseText } from '#schemas';
import { getModel, peopleModel, readModelText, sampleParameters } from '../testing/index.ts';
import { toModelSignature } from './model-signature.ts';
import { readParameters } from './read-parameters.ts';
import { requireParameters } from './require-parameters.ts';
import { toParametersText } from './to-parameters-text.ts';
import { toParametersFile, type TrainedParameters } from './trained-parameters.ts';

const model = getModel();
const text = toParametersText(sampleParameters(model));
const file = 'identity/person.parameters.yaml';
const lineOf = (whole: string, part: string) => whole.split(part)[0]?.split('\n').length;
const withoutNumbers = peopleModel.replaceAll(/, [mu]: [\d.]+/g, '').replace(/^prior.*\n/m, '');

describe('a parameters file', () => {
  it('is named after its model', () => {
    expect(toParametersFile(model.file)).toBe(file);
  });

  it('says at its head what it is, and has one line for each level', () => {
    expect(text).toMatch(/^# The trained parameters of person\.yaml/);
    expect(text).toContain('causeway identity train');
    expect(text).toMatch(/^ {6}- \{ when: sound equal, m: 0\.045, u: 0\.009 \}$/m);
  });

  it('gives a model without m and u its own, and the prior', () => {
    const { model: trained, faults } = readModelText(withoutNumbers, text);
    expect(faults).toEqual([]);
    expect(trained).toMatchObject({ parameters: 'trained', prior: { matchesPerRecord: 0.25 } });
    expect(trained?.comparisons[2]?.levels[0]).toMatchObject({ m: 0.97 * 0.9, u: 0.0001 * 0.9 });
  });

  it('wins over m and u that the model gives, but for a fixed level', () => {
    const fixed = peopleModel.replace('m: 0.97, u: 0.0001 }', 'm: 0.97, u: 0.0001, fixed: true }');
    const levels = readModelText(fixed, text).model?.comparisons[2]?.levels;
    expect(levels?.map(({ m }) => m)).toEqual([0.97, 0.03 * 0.9]);
  });

  it('changes what tells the model from others; that a level is fixed does not', () => {
    const trained = readModelText(peopleModel, text).model;
    expect(trained && toModelSignature(trained)).not.toBe(toModelSignature(model));
    const fixed = getModel(peopleModel.replace('m: 0.97, u: 0.0001 }', 'm: 0.97, u: 0.0001, fixed: true }'));
    expect(toModelSignature(fixed)).toBe(toModelSignature(model));
  });

  it.each([
    ['name: birth', 'name: born', ['has no comparison "born" any more: train again']],
    ['when: sound equal', 'when: sounds equal', ['has no level "sounds equal" any more: train again']],
    ['entity: person', 'entity: place', ['These are parameters of place']],
    ['m: 0.63', 'm: 0.83', ['The m of the levels of "phone" add up to 1.100']],
    ['m: 0.63', 'm: 63', ['63']],
    ['iterations: 12', 'iterations: some', ['iterations']],
    ['2026-11-28T10:20:00.000Z', 'yesterday', ['trainedAt']],
  ])('with %j changed to %j is refused at its line', (from, to, sentences) => {
    const broken = text.replace(from, to);
    const { model: none, faults } = readModelText(peopleModel, broken);
    expect(none).toBeUndefined();
    const line = to.startsWith('m: 0') ? lineOf(broken, '- name: phone') : lineOf(broken, to);
    expect(faults[0]).toMatchObject({ file, line });
    expect(`${faults[0]?.field} ${faults[0]?.sentence}`).toContain(sentences[0]);
  });

  it.each([
    {
      what: 'has another level',
      from: '{ when: different, m: 0.04',
      to: '{ when: 66% alike, m: 0.04',
      sentence: 'no level "different"',
    },
    {
      what: 'has one level more',
      from: '      - { when: different, m: 0.04',
      to: '      - { when: 66% alike, m: 0.01, u: 0.0001 }\n      - { when: different, m: 0.03',
      sentence: 'The level "66% alike" of "name" was not trained',
    },
    {
      what: 'has its levels in another order',
      from: '{ when: equal, m: 0.97, u: 0.0001 }\n      - { when: different, m: 0.03, u: 0.99 }',
      to: '{ when: different, m: 0.03, u: 0.99 }\n      - { when: equal, m: 0.97, u: 0.0001 }',
      sentence: 'stand in another order',
    },
  ])('is stale when the model $what since', ({ from, to, sentence }) => {
    const changed = peopleModel.replace(from, to);
    expect(changed).not.toBe(peopleModel);
    const { faults } = readModelText(changed, text);
    expect(faults.map((fault) => fault.file)).toEqual([file]);
    expect(faults[0]?.line).toBeGreaterThan(lineOf(text, 'comparisons:') ?? 0);
    expect(faults[0]?.sentence).toContain(sentence);
    expect(faults[0]?.sentence).toContain('train again with "causeway identity train --entity person"');
  });

  it('is stale when the model compares more, unless all of that is fixed', () => {
    const more =
      '  - name: sounds\n    feature: sound\n    levels:\n      - { when: equal, m: 0.9, u: 0.1 }\n';
    const changed = peopleModel.replace('thresholds:', `${more}thresholds:`);
    expect(readModelText(changed, text).faults[0]?.sentence).toContain(
      '"sounds" of identity/person.yaml was not',
    );
    const fixed = changed.replace('m: 0.9, u: 0.1 }\nth', 'm: 0.9, u: 0.1, fixed: true }\nth');
    expect(readModelText(fixed, text).faults).toEqual([]);
  });

  it('is read as it was written, whatever it says', () => {
    const probability = fc.double({ min: Number.MIN_VALUE, max: 0.2, noNaN: true });
    const count = fc.nat(2 ** 31);
    const any = fc.record({
      trainedAt: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date(4e12) })
        .map((date) => date.toISOString()),
      program: fc.string({ minLength: 1 }),
      how: fc.constantFrom<TrainedParameters['how']>('expectation maximisation', 'with decisions'),
      data: fc.record({
        datasets: fc.dictionary(fc.stringMatching(/^[a-z]{1,9}\.[a-z0-9.-]{1,9}$/), count),
        ...{ records: count, pairsCompared: count, randomPairs: count },
        decisions: fc.record({ together: count, apart: count }),
      }),
      ...{ iterations: count, converged: fc.boolean() },
      prior: fc.record({ matchesPerRecord: fc.double({ min: 1e-12, max: 1e9, noNaN: true }) }),
      numbers: fc.array(probability, { minLength: 20, maxLength: 20 }),
    });
    fc.assert(
      fc.property(any, ({ numbers, ...rest }) => {
        let at = 0;
        const next = () => numbers[at++ % numbers.length] ?? 0.1;
        const comparisons = model.comparisons.map(({ name, levels }) => ({
          name,
          levels: levels.map(({ reads }) => ({ when: reads, m: next(), u: next() })),
        }));
        const written = sampleParameters(model, { ...rest, comparisons });
        const read = readParameters(parseText(toParametersText(written), file), model);
        expect(read.faults).toEqual([]);
        expect(JSON.parse(JSON.stringify(read.parameters))).toEqual(JSON.parse(JSON.stringify(written)));
      }),
    );
  });
});

describe('requireParameters', () => {
  it('names the first level without m and u and says what to run', () => {
    const document = parseText(withoutNumbers, 'identity/person.yaml');
    const [fault, ...others] = requireParameters(document, getModel(withoutNumbers));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({ file: 'identity/person.yaml', line: lineOf(withoutNumbers, '- { when:') });
    expect(fault?.sentence).toContain('Run "causeway identity train --entity person"');
  });

  it('asks nothing of a model with m and u, by hand or beside it', () => {
    const document = parseText(peopleModel, 'identity/person.yaml');
    expect(requireParameters(document, model)).toEqual([]);
    const trained = readModelText(withoutNumbers, text).model;
    expect(trained && requireParameters(document, trained)).toEqual([]);
  });
});

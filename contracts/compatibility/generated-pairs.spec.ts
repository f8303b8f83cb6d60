import { describe, expect, it } from '@jest/globals';
import { compareSchemas } from './compare-schemas.ts';
import { compileValidator, SchemaDocument } from './dialect/index.ts';
import { evaluate, FormTable } from './normal-form/index.ts';
import { drawPair, findCounterexamples, findValidators } from './testing/index.ts';
import { Translator } from './translation/index.ts';

const reading = { ignoreBesideRef: false };

/** The benchmark does the same with 10,000 in which trial finds a counterexample. */
const pairs = { compared: 120, translated: 200 };

describe('pairs of schemas drawn at random', () => {
  it('are never called compatible where trial finds a counterexample, nor breaking without one', () => {
    let found = 0;
    for (let seed = 0; seed < pairs.compared; seed++) {
      const pair = drawPair(seed);
      const validators = findValidators(pair);
      if (!validators) continue;
      const result = compareSchemas(pair.old, pair.new, { budgetMs: 300 });
      const counterexamples = findCounterexamples(validators, pair, {
        generator: pair.generator,
        tries: 150,
      });
      found += Object.keys(counterexamples).length;
      for (const direction of ['backward', 'forward'] as const) {
        const what = { seed, direction, verdict: result[direction] };
        if (direction in counterexamples) expect(what).not.toEqual({ ...what, verdict: 'compatible' });
        if (result[direction] !== 'breaking') continue;
        const ends = [validators.old, validators.new];
        const [from, to] = direction === 'backward' ? ends : ends.reverse();
        const witness = result.witness[direction] as never;
        expect({ ...what, from: from?.accepts(witness), to: to?.accepts(witness) }).toEqual({
          ...what,
          from: true,
          to: false,
        });
      }
    }
    expect(found).toBeGreaterThan(pairs.compared / 4);
  });

  it('mean the same in the normal form as to ajv', () => {
    for (let seed = 0; seed < pairs.translated; seed++) {
      const { old, generator } = drawPair(seed);
      const document = new SchemaDocument(old);
      const validator = findValidator(document);
      if (!validator) continue;
      const { whole } = new Translator(document, new FormTable(), reading);
      for (let turn = 0; turn < 30; turn++) {
        const value = generator.drawValue();
        const [said, meant] = [validator.accepts(value), evaluate(whole, value)];
        if (said !== undefined && meant !== undefined)
          expect({ seed, value, meant }).toEqual({ seed, value, meant: said });
      }
    }
  });
});

function findValidator(document: SchemaDocument): ReturnType<typeof compileValidator> | undefined {
  try {
    return compileValidator(document, reading);
  } catch {
    return undefined;
  }
}

import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse } from 'graphql';
import type { Contract } from '#contracts';
import { buildSdl } from '../sdl/index.ts';
import { contracts, entityTypes } from '../testing/index.ts';
import { findUsedFields, toFieldMeanings } from './find-used-fields.ts';

const schema = buildSchema(buildSdl([...entityTypes], contracts));
const meanings = toFieldMeanings(contracts, contracts, [...entityTypes]);

function uses(query: string): string[] {
  const found = findUsedFields(schema, parse(query), meanings);
  return found.map(({ dataset, version, field }) => `${dataset} ${version} ${field}`).sort();
}

const mapped = (attribute: string): string[] =>
  contracts
    .filter(({ mappings }: Contract) =>
      mappings.some(({ entity, attributes }) => entity === 'person' && attribute in attributes),
    )
    .map(({ dataset, version }) => `${dataset} ${version} person.${attribute}`)
    .sort();

describe('the fields that a question uses', () => {
  it('are those of the raw dataset that it names, each once', () => {
    expect(uses('{ registry_people(first: 1) { nodes { _key name } edges { node { name } } } }')).toEqual([
      'registry.people 1.0.0 name',
    ]);
  });

  it('are, for an attribute, those of every contract that maps to it', () => {
    expect(mapped('name').length).toBeGreaterThan(2);
    expect(uses('{ persons { nodes { name { value } } } }')).toEqual(mapped('name'));
  });

  it('are found through fragments and relations', () => {
    const query = `{ vehicles { nodes { owner { ...P } } } } fragment P on Person { income { value } }`;
    expect(uses(query)).toEqual(mapped('income'));
  });

  it('are also those that a filter asks about', () => {
    expect(uses('{ persons(filter: { address: { contains: "x" } }) { totalCount } }')).toEqual(
      mapped('address'),
    );
  });

  it('are none for what is the hub’s own', () => {
    expect(uses('{ persons { nodes { id records { key } } } }')).toEqual([]);
  });
});

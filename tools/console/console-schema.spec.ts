import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, findBreakingChanges } from 'graphql';
import { buildSdl } from '#mesh';

describe('the schema by which the console is typed', () => {
  it('asks for nothing that the hub does not have, in any city', () => {
    const hub = buildSchema(buildSdl([], []));
    const asked = buildSchema(readFileSync('console/schema.graphql', 'utf8'));
    expect(Object.keys(asked.getQueryType()?.getFields() ?? {})).toContain('overview');
    expect(findBreakingChanges(asked, hub)).toEqual([]);
  });
});

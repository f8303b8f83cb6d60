import { describe, expect, it } from '@jest/globals';
import { compareContracts } from './compare-contracts.ts';
import { withTop, withSla, edit, same, sharing, retention, authority, fixture } from './testing/index.ts';

describe('what changes in the promises', () => {
  it.each<
    [
      what: string,
      old: (text: string) => string,
      next: (text: string) => string,
      found: string[],
      bump: string,
    ]
  >([
    ['the key is another', same, edit('primaryKeyPosition: 2', 'primaryKeyPosition: 3'), [], 'none'],
    [
      'the key has other fields',
      same,
      edit(/ {8}primaryKey: true\n {8}primaryKeyPosition: 2\n/, '        required: true\n'),
      ['key key breaking both'],
      'major',
    ],
    [
      'the as-of is another',
      same,
      edit('value: updatedAt', 'value: registeredOn'),
      ['as-of asOf breaking readers'],
      'major',
    ],
    [
      'freshness is worse',
      withSla('{ property: frequency, value: 10, unit: m }'),
      withSla('{ property: frequency, value: 1, unit: d }'),
      ['freshness freshness breaking readers'],
      'major',
    ],
    [
      'freshness is better',
      withSla('{ property: latency, value: 1, unit: d }'),
      withSla('{ property: latency, value: 10, unit: m }'),
      ['freshness freshness widening nobody'],
      'minor',
    ],
    [
      'freshness is no longer promised',
      withSla('{ property: latency, value: 1, unit: d }'),
      same,
      ['freshness freshness breaking readers'],
      'major',
    ],
    [
      'retention is shortened',
      withTop(retention('{ after: closing, atLeast: P30Y }')),
      withTop(retention('{ after: closing, atLeast: P10Y }')),
      ['retention retention.floor breaking readers'],
      'major',
    ],
    [
      'retention ends sooner',
      withTop(retention('{ after: closing, atMost: P3Y }')),
      withTop(retention('{ after: closing, atMost: P24M }')),
      ['retention retention.ceiling breaking readers'],
      'major',
    ],
    [
      'retention is longer',
      withTop(retention('{ after: closing, atLeast: P1Y }')),
      withTop(retention('{ after: closing, atLeast: P18M }')),
      ['retention retention.floor widening nobody'],
      'minor',
    ],
    [
      'retention is counted from another day',
      withTop(retention('{ after: closing, atLeast: P1Y }')),
      withTop(retention('{ after: opening, atLeast: P1Y }')),
      ['retention retention.trigger breaking both'],
      'major',
    ],
    [
      'the sharing class is narrowed',
      withTop(sharing('{ class: conditional, scope: a, use: b }')),
      withTop(sharing('{ class: not-shared, basis: Tax Law, reason: secret }')),
      [
        'sharing sharing.class breaking readers',
        'sharing sharing.basis note nobody',
        'sharing sharing.reason note nobody',
      ],
      'major',
    ],
    [
      'the sharing class is widened',
      withTop(sharing('{ class: not-shared, basis: Tax Law, reason: secret }')),
      withTop(sharing('{ class: conditional, basis: Tax Law, reason: secret, scope: a, use: b }')),
      ['sharing sharing.class widening nobody'],
      'minor',
    ],
    [
      'the scope is another',
      withTop(sharing('{ class: conditional, scope: tax, use: b }')),
      withTop(sharing('{ class: conditional, scope: health, use: b }')),
      ['sharing sharing.scope breaking readers'],
      'major',
    ],
    [
      'authority is lost',
      authority('[{ entity: person, attributes: [name, birthDate] }]'),
      authority('[{ entity: person, attributes: [name] }]'),
      ['authority authority.person.birthDate breaking readers'],
      'major',
    ],
    [
      'the lead is given up',
      withTop('  - { property: causewayLeadSource, value: true }'),
      same,
      ['authority leadSource breaking readers'],
      'major',
    ],
    [
      'delivery is less',
      edit('value: live', 'value: mirror'),
      same,
      ['delivery delivery breaking readers'],
      'major',
    ],
    [
      'an attribute is lost',
      same,
      edit('              monthlyAmount: amount\n', ''),
      ['mapping mapping.person as wife.monthlyAmount breaking readers'],
      'major',
    ],
    [
      'an attribute is given',
      edit('              monthlyAmount: amount\n', ''),
      same,
      ['mapping mapping.person as wife.monthlyAmount widening nobody'],
      'minor',
    ],
    [
      'a code means something else',
      same,
      edit('"20": married', '"20": single'),
      ['mapping mapping.person as husband.maritalStatus breaking readers'],
      'major',
    ],
    [
      'fewer rows speak',
      edit('isDeleted: [false]', 'isDeleted: [false, true]'),
      same,
      ['mapping mapping.person as husband.when breaking readers'],
      'major',
    ],
    [
      'more rows may be broken',
      same,
      edit('value: 0.1', 'value: 0.3'),
      ['quality refuseAbove note readers'],
      'patch',
    ],
    [
      'it is deprecated',
      same,
      edit('status: active', 'status: deprecated'),
      ['status status note nobody'],
      'none',
    ],
    [
      'the title is another',
      same,
      edit('en: Marriages', 'en: Weddings'),
      ['text title note nobody'],
      'patch',
    ],
  ])('%s', (_, ...[old, next, found, bump]) => {
    const comparison = compareContracts(fixture(old), fixture(next));
    const said = comparison.changes.map(
      ({ what, path, severity, hurts }) => `${what} ${path} ${severity} ${hurts}`,
    );
    expect(said.sort()).toEqual([...found].sort());
    expect(comparison.bump).toBe(bump);
    for (const { sentence } of comparison.changes) expect(sentence).toMatch(/^\S.{10,}[.]$/s);
  });
});

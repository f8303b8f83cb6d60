import { describe, expect, it } from '@jest/globals';
import { metadataXml } from '../testing/index.ts';
import { readMetadata } from './index.ts';

describe('$metadata', () => {
  it('tells the sets with their keys and properties, those of base types and enumerations too', () => {
    expect(readMetadata(metadataXml)).toEqual({
      version: '4.0',
      entitySets: [
        {
          name: 'Permits',
          keys: ['No'],
          properties: [
            { name: 'No', type: 'Edm.String', nullable: false, maxLength: 18 },
            {
              name: 'Holder',
              type: 'Edm.String',
              nullable: true,
              maxLength: 40,
              description: 'Whom it was given to.',
            },
            { name: 'Area', type: 'Edm.Decimal', nullable: true, precision: 9, scale: 2 },
            { name: 'State', type: 'Self.State', nullable: true, members: ['Open', 'Closed'] },
            { name: 'ChangedAt', type: 'Edm.DateTimeOffset', nullable: false },
          ],
        },
        {
          name: 'Lines',
          keys: ['Permit', 'Line'],
          properties: [
            { name: 'Permit', type: 'Edm.String', nullable: false },
            { name: 'Line', type: 'Edm.Int32', nullable: false },
          ],
        },
      ],
    });
  });

  it('with a type that is its own ancestor ends', () => {
    const loop = metadataXml.replace(
      'Name="Numbered" Abstract="true"',
      'Name="Numbered" BaseType="Self.Permit"',
    );
    expect(readMetadata(loop).entitySets[0]?.keys).toEqual(['No']);
  });

  it.each([
    [
      'of an outer entity',
      `<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>${metadataXml.replace(/<\?.*?\?>/, '')}`,
      'document type',
    ],
    ['of a billion laughs', `<!DOCTYPE x [<!ENTITY y "ha"><!ENTITY z "&y;&y;">]><a>&z;</a>`, 'document type'],
    ['of an unknown entity', '<a>&z;</a>', 'no XML'],
    ['that is cut', metadataXml.slice(0, 400), 'no XML'],
    ['that is JSON', '{"$Version":"4.01"}', 'no XML'],
    ['of something else', '<html/>', 'no OData description'],
    ['that nests without end', '<a>'.repeat(100_000), 'nests too deep'],
  ])('is refused in one sentence where it is XML %s', (_, xml, reason) => {
    expect(() => readMetadata(xml)).toThrow(
      expect.objectContaining({ code: 'SOURCE_RUBBISH', message: expect.stringContaining(reason) }),
    );
  });
});

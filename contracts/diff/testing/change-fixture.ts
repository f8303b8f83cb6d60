import { showFault } from '#schemas';
import type { Contract } from '../../contract.ts';
import { readFixture } from '../../fixtures/index.ts';

/** The fixture's contract after a change of its text, which must leave it a right one. */
export function fixture(change: (text: string) => string = (same) => same): Contract {
  const { contract, faults } = readFixture(change);
  if (faults.length > 0) throw new Error(faults.map(showFault).join('\n'));
  return contract as Contract;
}

export const withTop =
  (...lines: string[]) =>
  (text: string): string =>
    text.replace('customProperties:\n', `customProperties:\n${lines.join('\n')}\n`);
export const withSla =
  (line: string) =>
  (text: string): string =>
    text.replace('schema:\n', `slaProperties:\n  - ${line}\nschema:\n`);
export const edit =
  (from: string | RegExp, to: string) =>
  (text: string): string =>
    text.replace(from, to);
export const same = (text: string): string => text;
export const sharing = (value: string): string => `  - { property: causewaySharing, value: ${value} }`;
export const retention = (value: string): string => `  - { property: causewayRetention, value: ${value} }`;
export const authority = (value: string): ((text: string) => string) =>
  edit(
    '      - property: causewayRefuseAbove',
    `      - { property: causewayAuthority, value: ${value} }\n      - property: causewayRefuseAbove`,
  );
export const unit = (value: string): ((text: string) => string) =>
  edit(
    'name: amount, logicalType: number',
    `name: amount, customProperties: [{ property: causewayUnit, value: ${value} }], logicalType: number`,
  );
export const amount = (rest: string): ((text: string) => string) =>
  edit('name: amount, logicalType: number', `name: amount, ${rest}, logicalType: number`);

import { findTolerance } from '../../unify/index.ts';
import type { RuleEntry, RuleKind } from '../rule-kind.ts';
import { compileAgreement } from './compile-agreement.ts';

interface WithinEntry extends RuleEntry {
  readonly attribute: string;
  readonly tolerance: string | number;
}

/** `within`: numbers differ by no more than a tolerance, as a share (`5%`) or in the attribute's own unit. */
export const within: RuleKind<WithinEntry> = {
  properties: {
    attribute: { type: 'string' },
    tolerance: {
      anyOf: [
        { type: 'number', minimum: 0 },
        { type: 'string', pattern: '^\\s*\\d+(\\.\\d+)?\\s*%?\\s*$' },
      ],
    },
  },
  required: ['attribute', 'tolerance'],
  mentions: ({ attribute }) => [{ path: ['attribute'], attribute }],
  compile: ({ attribute, tolerance }) =>
    compileAgreement(attribute, findTolerance(tolerance) ?? { kind: 'equal' }),
};

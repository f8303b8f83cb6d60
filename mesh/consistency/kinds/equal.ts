import type { RuleEntry, RuleKind } from '../rule-kind.ts';
import { compileAgreement } from './compile-agreement.ts';

interface EqualEntry extends RuleEntry {
  readonly attribute: string;
}

/** `equal`: all records that hold the attribute say the same, spelling aside. */
export const equal: RuleKind<EqualEntry> = {
  properties: { attribute: { type: 'string' } },
  required: ['attribute'],
  mentions: ({ attribute }) => [{ path: ['attribute'], attribute }],
  compile: ({ attribute }) => compileAgreement(attribute, { kind: 'equal' }),
};

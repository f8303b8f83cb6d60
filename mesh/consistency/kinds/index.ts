/** The kinds of consistency rules: a later kind is one more file and one more line here. */
import type { RuleEntry, RuleKind } from '../rule-kind.ts';
import { alive } from './alive.ts';
import { equal } from './equal.ts';
import { oneOf } from './one-of.ts';
import { within } from './within.ts';

/** A kind gets only entries that its own schema has accepted, which is what makes this widening safe. */
function register<Entry extends RuleEntry>(kind: RuleKind<Entry>): RuleKind<RuleEntry> {
  return kind as unknown as RuleKind<RuleEntry>;
}

export const ruleKinds: Readonly<Record<string, RuleKind<RuleEntry>>> = {
  equal: register(equal),
  within: register(within),
  'one-of': register(oneOf),
  alive: register(alive),
};

import type { Atom } from './form.ts';
import { toCanonicalText } from './json.ts';
import { showRational } from './rational.ts';

/** One text for equal conditions. */
export function toAtomKey(atom: Atom): string {
  switch (atom.kind) {
    case 'type':
      return `type ${atom.types.join(' ')}`;
    case 'enum':
      return `enum ${[...new Set(atom.values.map(toCanonicalText))].sort().join(' ')}`;
    case 'numberAtLeast':
      return `${atom.exclusive ? '>' : '>='} ${showRational(atom.bound)}`;
    case 'multipleOf':
      return `multipleOf ${showRational(atom.divisor)}`;
    case 'pattern':
      return `pattern ${atom.source}`;
    case 'everyProperty':
      return `everyProperty ${atom.names.id} ${atom.value.id}`;
    case 'itemAt':
    case 'itemsFrom':
      return `${atom.kind} ${atom.index} ${atom.value.id}`;
    case 'containsAtLeast':
      return `containsAtLeast ${atom.count} ${atom.value.id}`;
    case 'unique':
      return 'unique';
    case 'opaque':
      return `opaque ${atom.on} ${atom.key}`;
    default:
      return `${atom.kind} ${atom.count}`;
  }
}

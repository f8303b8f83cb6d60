import { toAtomKey } from './atom-key.ts';
import type { Atom, Form, Literal, Reference } from './form.ts';
import { isAnything, isNothing } from './form.ts';
import type { Json, ValueType } from './json.ts';

/** Makes forms and keeps one of each, so that equal sets of conditions are recognised by their number. */
export class FormTable {
  private readonly known = new Map<string, Form>();
  private readonly opposites = new Map<number, Form>();
  private count = 0;
  readonly anything: Form = this.junction('all', []);
  readonly nothing: Form = this.junction('some', []);

  literal(atom: Atom, holds = true): Form {
    const atomKey = toAtomKey(atom);
    return this.keep(`${holds ? '+' : '-'}${atomKey}`, (id): Literal => ({
      form: 'literal',
      id,
      atom,
      atomKey,
      holds,
    }));
  }

  reference(key: string, expand: () => Form, holds = true): Form {
    return this.keep(`${holds ? '+' : '-'}reference ${key}`, (id): Reference => ({
      form: 'reference',
      id,
      key,
      expand,
      holds,
    }));
  }

  type(...types: readonly ValueType[]): Form {
    return this.literal({ kind: 'type', on: 'any', types: [...types].sort() });
  }

  oneOfValues(values: readonly Json[]): Form {
    return values.length === 0 ? this.nothing : this.literal({ kind: 'enum', on: 'any', values });
  }

  /** Values of other types keep it, as with most keywords of JSON Schema. */
  guard(type: ValueType, form: Form): Form {
    return this.some([this.not(this.type(type)), form]);
  }

  /** Has a property of that name whose value keeps the form. */
  hasProperty(name: string, value: Form = this.anything): Form {
    return this.not(this.everyProperty(this.oneOfValues([name]), this.not(value)));
  }

  everyProperty(names: Form, value: Form): Form {
    if (isAnything(value) || isNothing(names)) return this.type('object');
    return this.literal({ kind: 'everyProperty', on: 'object', names, value });
  }

  all(parts: readonly Form[]): Form {
    return this.join('all', parts);
  }

  some(parts: readonly Form[]): Form {
    return this.join('some', parts);
  }

  not(form: Form): Form {
    const known = this.opposites.get(form.id);
    if (known) return known;
    const opposite = this.toOpposite(form);
    this.opposites.set(form.id, opposite);
    this.opposites.set(opposite.id, form);
    return opposite;
  }

  private toOpposite(form: Form): Form {
    if (form.form === 'literal') return this.literal(form.atom, !form.holds);
    if (form.form === 'reference') return this.reference(form.key, form.expand, !form.holds);
    return this.join(
      form.form === 'all' ? 'some' : 'all',
      form.parts.map((part) => this.not(part)),
    );
  }

  private join(kind: 'all' | 'some', parts: readonly Form[]): Form {
    const [isNeutral, isFinal] = kind === 'all' ? [isAnything, isNothing] : [isNothing, isAnything];
    const flat = new Map<number, Form>();
    for (const part of parts.flatMap((one) => (one.form === kind ? one.parts : [one])))
      if (!isNeutral(part)) flat.set(part.id, part);
    const members = [...flat.values()];
    const final = kind === 'all' ? this.nothing : this.anything;
    if (members.some((part) => isFinal(part) || this.hasOpposite(part, flat))) return final;
    const [only] = members;
    return members.length === 1 && only ? only : this.junction(kind, members);
  }

  private hasOpposite(part: Form, among: ReadonlyMap<number, Form>): boolean {
    const opposite = this.opposites.get(part.id);
    return opposite !== undefined && among.has(opposite.id);
  }

  private junction(kind: 'all' | 'some', parts: readonly Form[]): Form {
    const key = `${kind} ${parts
      .map(({ id }) => id)
      .sort((one, other) => one - other)
      .join(' ')}`;
    return this.keep(key, (id) => ({ form: kind, id, parts }) as Form);
  }

  private keep(key: string, make: (id: number) => Form): Form {
    const known = this.known.get(key);
    if (known) return known;
    const made = make(this.count++);
    this.known.set(key, made);
    return made;
  }
}

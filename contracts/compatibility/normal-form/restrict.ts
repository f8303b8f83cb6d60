import type { Form, Literal, Reference } from './form.ts';
import type { FormTable } from './form-table.ts';
import { differFromArray, differFromObject } from './differ.ts';
import { toValueType, type Json, type ValueType } from './json.ts';

/**
 * What a form says about values of one type: references looked into, conditions on other types decided. A reference that
 * leads back to itself on the same value (JSON Schema leaves its meaning open) becomes an opaque condition, so whatever is
 * proved holds under any meaning.
 */
export class Restriction {
  private readonly forms: FormTable;
  private readonly spend: () => void;
  private readonly known = new Map<string, Form>();
  private loops = 0;

  constructor(forms: FormTable, spend: () => void) {
    this.forms = forms;
    this.spend = spend;
  }

  restrict(form: Form, type: ValueType): Form {
    return this.within(form, type, []);
  }

  private within(form: Form, type: ValueType, open: readonly string[]): Form {
    const key = `${type} ${form.id}`;
    const known = this.known.get(key);
    if (known) return known;
    this.spend();
    const loopsBefore = this.loops;
    const restricted = this.look(form, type, open);
    // What met a loop depends on where it was entered.
    if (this.loops === loopsBefore) this.known.set(key, restricted);
    return restricted;
  }

  private look(form: Form, type: ValueType, open: readonly string[]): Form {
    if (form.form === 'literal') return this.decide(form, type);
    if (form.form === 'reference') return this.enter(form, type, open);
    const parts = form.parts.map((part) => this.within(part, type, open));
    return form.form === 'all' ? this.forms.all(parts) : this.forms.some(parts);
  }

  private enter(form: Reference, type: ValueType, open: readonly string[]): Form {
    if (open.includes(form.key)) {
      this.loops += 1;
      const key = `loop ${form.key}`;
      return this.forms.literal({ kind: 'opaque', on: 'any', key, test: () => undefined }, form.holds);
    }
    const meaning = form.holds ? form.expand() : this.forms.not(form.expand());
    return this.within(meaning, type, [...open, form.key]);
  }

  private decide(form: Literal, type: ValueType): Form {
    const { atom, holds } = form;
    if (atom.kind === 'type') return this.truth(atom.types.includes(type) === holds);
    if (atom.kind === 'enum') {
      const values = atom.values.filter((value) => toValueType(value) === type);
      if (holds) return this.forms.oneOfValues(values);
      if (type === 'object' || type === 'array') return this.differ(values, type);
      return this.forms.not(this.forms.oneOfValues(values));
    }
    return atom.on === 'any' || atom.on === type ? form : this.truth(!holds);
  }

  /** Differs from each of the values, member by member, so that the judges can work with it. */
  private differ(values: readonly Json[], type: ValueType): Form {
    const one = type === 'object' ? differFromObject : differFromArray;
    return this.within(this.forms.all(values.map((value) => one(this.forms, value as never))), type, []);
  }

  private truth(holds: boolean): Form {
    return holds ? this.forms.anything : this.forms.nothing;
  }
}

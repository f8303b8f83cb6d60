import type { Form } from './form.ts';
import type { FormTable } from './form-table.ts';
import type { Json, JsonObject } from './json.ts';

/** Objects other than this one: a member is missing, differs, or is one too many. */
export function differFromObject(forms: FormTable, value: JsonObject): Form {
  const names = Object.keys(value);
  const others = forms.not(forms.oneOfValues(names));
  const tooMany = forms.not(forms.everyProperty(others, forms.nothing));
  const members = names.flatMap((name) => [
    forms.not(forms.hasProperty(name)),
    forms.hasProperty(name, forms.not(forms.oneOfValues([value[name] as Json]))),
  ]);
  return forms.all([forms.type('object'), forms.some([tooMany, ...members])]);
}

/** Arrays other than this one. */
export function differFromArray(forms: FormTable, value: readonly Json[]): Form {
  const longer = forms.literal({ kind: 'itemsAtLeast', on: 'array', count: value.length + 1 });
  const shorter = forms.not(forms.literal({ kind: 'itemsAtLeast', on: 'array', count: value.length }));
  const items = value.map((item, index) =>
    forms.not(forms.literal({ kind: 'itemAt', on: 'array', index, value: forms.oneOfValues([item]) })),
  );
  return forms.all([forms.type('array'), forms.some([longer, shorter, ...items])]);
}

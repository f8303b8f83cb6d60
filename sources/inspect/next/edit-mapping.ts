import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import type { FieldFate, Matched } from './match-fields.ts';

/** Mappings read the new columns; codes that changed are translated; rules that read what has gone are taken out. */
export function editMapping(object: YAMLMap, { fates }: Matched): void {
  const list = object.get('customProperties');
  if (!isSeq(list)) return;
  const property = list.items.find(
    (item): item is YAMLMap => isMap(item) && item.get('property') === 'causewayMapping',
  );
  const mappings = property?.get('value');
  if (!isSeq(mappings)) return;
  const byName = new Map(fates.map((fate) => [fate.field.name, fate]));
  for (const mapping of mappings.items.filter(isMap)) {
    editAttributes(mapping, byName);
    editWhen(mapping, byName);
  }
  const left = mappings.items.filter(
    (mapping) =>
      isMap(mapping) &&
      isMap(mapping.get('attributes')) &&
      (mapping.get('attributes') as YAMLMap).items.length > 0,
  );
  mappings.items = left;
  if (left.length === 0 && property !== undefined) list.items.splice(list.items.indexOf(property), 1);
}

type Fates = ReadonlyMap<string, FieldFate>;

function editAttributes(mapping: YAMLMap, byName: Fates): void {
  const attributes = mapping.get('attributes');
  if (!isMap(attributes)) return;
  attributes.items = attributes.items.filter(({ value }) => {
    if (isScalar(value)) return editFrom(String(value.value), byName, (from) => (value.value = from));
    if (!isMap(value) || typeof value.get('from') !== 'string') return true;
    const from = String(value.get('from'));
    const fate = byName.get(from.split('.')[0] ?? '');
    if (fate !== undefined) editCodes(value, fate);
    return editFrom(from, byName, (name) => value.set('from', name));
  });
}

/** False where what it reads has gone. */
function editFrom(from: string, byName: Fates, set: (from: string) => void): boolean {
  const [first = '', ...rest] = from.split('.');
  const fate = byName.get(first);
  if (fate === undefined) return true;
  if (fate.fate === 'gone') return false;
  set([fate.column ?? first, ...rest].join('.'));
  return true;
}

/** `'2': HD` of the old code 2 becomes `'1080': HD` where 1080 stands for it now. */
function editCodes(rule: YAMLMap, { derivation }: FieldFate): void {
  const codes = rule.get('codes');
  if (derivation?.codes === undefined || !isMap(codes)) return;
  const words = new Map(
    codes.items.map(({ key, value }) => [String(isScalar(key) ? key.value : key), value]),
  );
  const pairs = [...derivation.codes].flatMap(([now, old]) =>
    words.has(old) ? [{ now, value: words.get(old) }] : [],
  );
  codes.items = [];
  for (const { now, value } of pairs) codes.set(now, value);
}

/** A condition on what has gone can no longer be held; one on changed codes asks for the new ones. */
function editWhen(mapping: YAMLMap, byName: Fates): void {
  const when = mapping.get('when');
  if (!isMap(when)) return;
  when.items = when.items.filter(
    ({ key }) => byName.get(String(isScalar(key) ? key.value : key))?.fate !== 'gone',
  );
  for (const pair of when.items) {
    const name = String(isScalar(pair.key) ? pair.key.value : pair.key);
    const fate = byName.get(name);
    if (fate?.column !== undefined && isScalar(pair.key)) pair.key.value = fate.column;
  }
  if (when.items.length === 0) mapping.delete('when');
}

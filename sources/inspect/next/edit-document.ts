import {
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Document,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import type { Contract } from '#contracts';
import { draftFields, toComments } from '../draft/index.ts';
import { findStrange, isRetyped } from './list-changes.ts';
import type { FieldFate, Matched } from './match-fields.ts';
import type { NextContractChange } from './next-contract.ts';
import { editMapping } from './edit-mapping.ts';
import type { DraftedTranslation } from './to-translation.ts';

interface Edit {
  contractText: string;
  contract: Contract;
  matched: Matched;
  changes: readonly NextContractChange[];
  version: string;
  translation: DraftedTranslation | undefined;
}

/** The document that is in force with the changes put in: comments and order stay. */
export function editDocument(edit: Edit): string {
  const { contractText, contract, matched, changes, version, translation } = edit;
  const document = parseDocument(contractText);
  document.set('version', version);
  const object = document.getIn(['schema', 0]) as YAMLMap;
  const properties = object.get('properties') as YAMLSeq;
  for (const fate of matched.fates) editProperty(document, properties, { fate, changes });
  addFields(document, properties, matched);
  editAsOf(object, matched);
  editMapping(object, matched);
  dropTranslations(document);
  if (translation !== undefined) addTranslation(document, translation);
  document.commentBefore = toHead(
    contract,
    changes,
    translation !== undefined || changes.every(({ what }) => what === 'added'),
  );
  return document.toString({ lineWidth: 0, flowCollectionPadding: true });
}

function toHead(contract: Contract, changes: readonly NextContractChange[], isTranslated: boolean): string {
  const head = `Drafted from ${contract.version} by what the rows show now. Read the comments, correct, and publish.`;
  const left =
    "An old version's row cannot be had from these rows: a field that it must have is told by nothing. Write causewayTranslations by hand, or say when its readers must have left it.";
  const sentences = [head, ...changes.map(({ sentence }) => sentence), ...(isTranslated ? [] : [left])];
  return toComments(sentences)
    .map((line) => line.slice(1))
    .join('\n');
}

function findProperty(properties: YAMLSeq, name: string): YAMLMap | undefined {
  return properties.items.find((item): item is YAMLMap => isMap(item) && item.get('name') === name);
}

interface PropertyEdit {
  fate: FieldFate;
  changes: readonly NextContractChange[];
}

function editProperty(document: Document, properties: YAMLSeq, { fate, changes }: PropertyEdit): void {
  const { field, column = field.name, now } = fate;
  const property = findProperty(properties, field.name);
  if (property === undefined) return;
  if (fate.fate === 'gone') {
    properties.items.splice(properties.items.indexOf(property), 1);
    return;
  }
  const own = changes.filter((change) => change.field === column);
  if (own.length > 0)
    property.commentBefore = toComments(
      own.map(({ sentence }) => sentence),
      6,
    )
      .map((line) => line.slice(1))
      .join('\n');
  property.set('name', column);
  if (now === undefined) return;
  if (isRetyped(field, now)) retype(document, property, fate);
  else widen(document, property, fate);
  if (own.some(({ what }) => what === 'optional')) property.delete('required');
}

function retype(document: Document, property: YAMLMap, { now, field }: FieldFate): void {
  if (now === undefined) return;
  property.set('logicalType', now.type);
  const isKept = Object.keys(now.options).length > 0;
  if (isKept) property.set('logicalTypeOptions', document.createNode(now.options, { flow: true }));
  else property.delete('logicalTypeOptions');
  setEnum(document, property, now.enum);
  if (!field.required && property.get('required') === true) property.delete('required');
}

/** The list of values takes in what the rows hold now. */
function widen(document: Document, property: YAMLMap, { now, field, derivation }: FieldFate): void {
  if (now === undefined || field.enum === undefined) return;
  const strange = findStrange(field, now);
  if (strange.length === 0) return;
  const seen = derivation?.codes === undefined ? [...field.enum, ...strange] : strange;
  setEnum(
    document,
    property,
    field.type === 'integer' || field.type === 'number' ? seen.map(Number) : seen.map(String),
  );
}

function setEnum(document: Document, property: YAMLMap, values: readonly unknown[] | undefined): void {
  const list = property.get('customProperties');
  const others = isSeq(list)
    ? list.items.filter((item) => !(isMap(item) && item.get('property') === 'causewayEnum'))
    : [];
  const node = document.createNode([]) as YAMLSeq;
  node.items =
    values === undefined
      ? others
      : [...others, document.createNode({ property: 'causewayEnum', value: values }, { flow: true })];
  if (node.items.length === 0) property.delete('customProperties');
  else property.set('customProperties', node);
}

function addFields(document: Document, properties: YAMLSeq, { added }: Matched): void {
  for (const field of added.filter(({ name }) => /^[A-Za-z][A-Za-z0-9_]*$/.test(name))) {
    const drafted = parseDocument(draftFields([field]).join('\n')).contents as YAMLSeq;
    const [node] = drafted.items as [YAMLMap];
    const before = [`New (${field.name}).`, drafted.commentBefore, node.commentBefore]
      .filter(Boolean)
      .join('\n ');
    node.commentBefore = ` ${before}`;
    properties.items.push(node);
  }
}

/** What names the field by its old name is told the new one. */
function editAsOf(object: YAMLMap, { fates }: Matched): void {
  const list = object.get('customProperties');
  if (!isSeq(list)) return;
  const property = list.items.find(
    (item): item is YAMLMap => isMap(item) && item.get('property') === 'causewayAsOf',
  );
  const fate = fates.find(({ field }) => field.name === property?.get('value'));
  if (property === undefined || fate === undefined) return;
  if (fate.fate === 'gone') list.items.splice(list.items.indexOf(property), 1);
  else property.set('value', fate.column);
}

/** Those of the version in force lead from its rows, not from the new ones. */
function dropTranslations(document: Document): void {
  const list = document.get('customProperties');
  if (!isSeq(list)) return;
  list.items = list.items.filter((item) => !(isMap(item) && item.get('property') === 'causewayTranslations'));
}

function addTranslation(document: Document, translation: DraftedTranslation): void {
  const node = document.createNode({ property: 'causewayTranslations', value: [translation] });
  visit(node, {
    Scalar: (_, scalar) => {
      if (isScalar(scalar) && typeof scalar.value === 'string' && scalar.value.includes('\n'))
        scalar.type = 'BLOCK_LITERAL';
    },
  });
  const list = document.get('customProperties');
  if (isSeq(list)) list.items.push(node);
  else document.set('customProperties', document.createNode([node]));
}

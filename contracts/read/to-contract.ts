import { toDatasetId, toDepartmentId, toEntityTypeName, type SourceDocument, type Titles } from '#schemas';
import type {
  AttributeMapping,
  AuthorityClaim,
  Contract,
  ContractField,
  ContractStatus,
  DeclaredTranslation,
  Delivery,
  EntityMapping,
  Retention,
  Sharing,
} from '../contract.ts';
import { toRowSchema } from '../row-schema.ts';
import { asList, findCustomProperty, type OdcsDocument } from '../odcs/index.ts';
import { readFields, readKeyFields } from '../odcs/index.ts';
import { findFirstSlaSeconds } from '../odcs/index.ts';

/** The contract of a document in which no fault was found. */
export function toContract(document: SourceDocument): Contract {
  const data = document.data as OdcsDocument;
  const object = asList(data.schema)[0];
  const department = toDepartmentId(String(data.domain));
  const name = String(data.name);
  const fields = readFields(object?.properties);
  const top = <Value>(property: string): Value | undefined =>
    findCustomProperty(data.customProperties, property)?.value as Value | undefined;
  const inner = <Value>(property: string): Value | undefined =>
    findCustomProperty(object?.customProperties, property)?.value as Value | undefined;
  const asOf = inner<string>('causewayAsOf');
  return {
    dataset: toDatasetId(`${department}.${name}`),
    department,
    name,
    version: String(data.version),
    file: document.file,
    title: top<Titles>('causewayTitle') ?? { en: name },
    delivery: top<Delivery>('causewayDelivery') ?? 'mirror',
    fields,
    keyFields: readKeyFields(object),
    refuseAbove: inner<number>('causewayRefuseAbove') ?? 0.2,
    mappings: (inner<RawMapping[]>('causewayMapping') ?? []).map(toMapping),
    rowSchema: toRowSchema(fields),
    status: data.status as ContractStatus,
    translations: top<DeclaredTranslation[]>('causewayTranslations') ?? [],
    leadSource: top<boolean>('causewayLeadSource') ?? false,
    authority: (inner<RawAuthority[]>('causewayAuthority') ?? []).map(toAuthority),
    ...(asOf === undefined ? {} : { asOfField: String(asOf) }),
    ...toRules(data, top),
  };
}

/**
 * A document of the standard that the hub does not serve, as far as it can be compared with another: with several
 * tables each one is a field that holds its own.
 */
export function toPlainContract(document: SourceDocument): Contract {
  const data = document.data as OdcsDocument;
  const tables = asList(data.schema);
  const isSingle = tables.length === 1;
  const fields = isSingle
    ? readFields(tables[0]?.properties)
    : tables.map(({ name, properties }): ContractField => {
        const held = { name: String(name), type: 'object' as const, required: true, key: false, options: {} };
        return { ...held, fields: readFields(properties) };
      });
  const contract = {
    ...{ dataset: toDatasetId('elsewhere.plain'), department: toDepartmentId('elsewhere'), name: 'plain' },
    ...{ version: String(data.version), file: document.file, title: { en: String(data.name) } },
    ...{ delivery: 'mirror' as const, fields, keyFields: isSingle ? readKeyFields(tables[0]) : [] },
    ...{
      refuseAbove: 0.2,
      mappings: [],
      rowSchema: toRowSchema(fields),
      status: data.status as ContractStatus,
    },
    ...{ translations: [], leadSource: false, authority: [] },
  };
  return { ...contract, ...toRules(data, () => undefined) };
}

/** What a contract may leave unsaid. */
function toRules(data: OdcsDocument, top: <Value>(property: string) => Value | undefined): Partial<Contract> {
  const rules: Partial<Contract> = {};
  const sharing = top<Sharing>('causewaySharing');
  const retention = top<RawRetention>('causewayRetention');
  const frequency = findFirstSlaSeconds(data, ['frequency']);
  const freshness = findFirstSlaSeconds(data, ['freshness', 'latency', 'frequency']);
  if (sharing !== undefined) rules.sharing = sharing;
  if (retention !== undefined) rules.retention = toRetention(retention);
  if (frequency !== undefined) rules.frequencySeconds = frequency;
  if (freshness !== undefined) rules.freshnessSeconds = freshness;
  if (typeof data.description === 'object' && data.description !== null) rules.description = data.description;
  return rules;
}

/** `causewayRetention` as people write it. */
export interface RawRetention {
  after: string;
  atLeast?: string;
  atMost?: string;
  basis?: string;
  records?: string;
  appraisal?: boolean;
  archiveFirst?: boolean;
}

function toRetention({ after, atLeast, atMost, ...rest }: RawRetention): Retention {
  const retention: Retention = { trigger: after, ...rest };
  if (atLeast !== undefined) retention.floor = atLeast;
  if (atMost !== undefined) retention.ceiling = atMost;
  return retention;
}

type RawAuthority = Omit<AuthorityClaim, 'entity'> & { entity: string };

function toAuthority({ entity, ...claim }: RawAuthority): AuthorityClaim {
  return { entity: toEntityTypeName(entity), ...claim };
}

interface RawMapping {
  entity: string;
  role?: string;
  when?: EntityMapping['when'];
  attributes: Record<string, string | AttributeMapping>;
}

function toMapping({ entity, role = '', when = {}, attributes }: RawMapping): EntityMapping {
  const rules = Object.entries(attributes).map(([name, rule]): [string, AttributeMapping] => [
    name,
    typeof rule === 'string' ? { from: rule } : rule,
  ]);
  return { entity: toEntityTypeName(entity), role, when, attributes: Object.fromEntries(rules) };
}

import type { AttributeValue, DatasetId, RecordKey } from '#schemas';
import { toMemberId, type MemberReference } from '../../store/index.ts';

/** One part of one record that describes an entity: `id` is its member id, `dataset\0key\0role`. */
export interface FeatureRecord {
  readonly id: string;
  readonly dataset: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

/** What linkage needs of a member of the store. */
export function toFeatureRecord(member: MemberReference & Pick<FeatureRecord, 'attributes'>): FeatureRecord {
  return { id: toMemberId(member), dataset: member.dataset, attributes: member.attributes };
}

/** The member that an id names; the separator occurs in no dataset id, key or role. */
export function toMemberReference(memberId: string): MemberReference {
  const [dataset = '', key = '', role = ''] = memberId.split('\0');
  return { dataset: dataset as DatasetId, key: key as RecordKey, role };
}

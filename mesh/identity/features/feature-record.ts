import type { AttributeValue } from '#schemas';

/** One part of one record that describes an entity: `id` is its member id, `dataset\0key\0role`. */
export interface FeatureRecord {
  readonly id: string;
  readonly dataset: string;
  readonly attributes: Readonly<Record<string, AttributeValue>>;
}

export interface MemberReference {
  readonly dataset: string;
  readonly key: string;
  readonly role: string;
}

/** The name of a member within linkage; the separator occurs in no dataset id, key or role. */
export function toMemberId({ dataset, key, role }: MemberReference): string {
  return `${dataset}\0${key}\0${role}`;
}

/** The member that an id names. */
export function toMemberReference(memberId: string): MemberReference {
  const [dataset = '', key = '', role = ''] = memberId.split('\0');
  return { dataset, key, role };
}

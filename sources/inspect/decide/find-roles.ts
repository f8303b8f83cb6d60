import { toWords } from '../recognise/index.ts';
import type { Leaf } from './decide-mapping.ts';

export interface Role {
  name: string;
  /** Fields that speak of another role. */
  others: ReadonlySet<string>;
}

/** Meanings of which one entity has one: two columns of them are two entities. */
const single = new Set(['name', 'resident-id', 'birth-date', 'sex', 'credit-code', 'telephone']);
const known = [
  'husband',
  'wife',
  'buyer',
  'seller',
  'sender',
  'receiver',
  'father',
  'mother',
  'parent',
  'child',
  'landlord',
  'tenant',
  'plaintiff',
  'defendant',
  'donor',
  'recipient',
  'guardian',
  'teacher',
  'student',
  'borrower',
  'lender',
  'driver',
  'applicant',
  'beneficiary',
  'owner',
  'holder',
  'deceased',
  'caller',
  'patient',
];

/** One role: whose all fields are. Several, such as husband and wife of `husband_name, husband_id_no, wife_name, wife_id_no`: two persons in one row. None: the fields do not say whose they are. */
export function findRoles(leaves: readonly Leaf[]): Role[] {
  const byRole = new Map<string, { paths: string[]; meanings: Set<string> }>();
  for (const { path, field } of leaves) {
    const { meaning, qualifiers = [] } = field.facts?.recognition ?? {};
    const words = [...qualifiers, ...toWords(field.path.at(-1) ?? '')];
    const name = words.find((word) => known.includes(word));
    if (meaning === undefined || name === undefined) continue;
    const role = byRole.get(name) ?? { paths: [], meanings: new Set<string>() };
    role.paths.push(path);
    if (single.has(meaning.name)) role.meanings.add(meaning.name);
    byRole.set(name, role);
  }
  const whole = [...byRole].filter(([, { meanings }]) => meanings.size >= 2);
  if (whole.length === 0) return [];
  return whole.map(([name]) => ({
    name,
    others: new Set(whole.filter(([other]) => other !== name).flatMap(([, { paths }]) => paths)),
  }));
}

import type { MemberLine } from './output/read-city.ts';

/** Foreign columns (dotted where nested) in which a register shows what it knows about a member. */
export interface ObservedFields {
  residentId?: string;
  name?: string;
  birth?: string;
  telephone?: string;
  address?: string;
  creditCode?: string;
  enterpriseName?: string;
  vin?: string;
  plate?: string;
}

const fieldsByDataset: Record<string, ObservedFields> = {
  'public-security.population': {
    residentId: 'GMSFHM',
    name: 'XM',
    birth: 'CSRQ',
    telephone: 'LXDH',
    address: 'HKDZ',
  },
  'public-security.vehicles': { plate: 'HPHM' },
  'public-security.cameras': { address: 'AZWZ' },
  'public-security.tags': { residentId: 'CZZJHM', name: 'CZXM' },
  'civil-affairs.deaths': {
    residentId: 'id_no',
    name: 'deceased_name',
    birth: 'birth_date',
    address: 'address',
  },
  'civil-affairs.social-aid': {
    residentId: 'id_no',
    name: 'applicant_name',
    birth: 'birth_date',
    telephone: 'phone',
    address: 'address',
  },
  'social-security.insured': {
    residentId: 'idCard',
    name: 'fullName',
    birth: 'birthday',
    telephone: 'mobile',
    address: 'address',
    creditCode: 'employerCreditCode',
    enterpriseName: 'employerName',
  },
  'social-security.pensions': { residentId: 'idCard', name: 'fullName', birth: 'birthday' },
  'health.residents': {
    residentId: 'patient.identity.number',
    name: 'patient.name',
    birth: 'patient.birth',
    telephone: 'patient.contact.phone',
    address: 'patient.contact.address',
  },
  'market-supervision.enterprises': {
    creditCode: 'Uscc',
    enterpriseName: 'EntName',
    telephone: 'Tel',
    address: 'Dom',
  },
  'taxation.taxpayers': {
    creditCode: '纳税人识别号',
    enterpriseName: '纳税人名称',
    telephone: '联系电话',
    address: '注册地址',
  },
  'transport.operating-vehicles': {
    vin: '车架号',
    plate: '车牌号码',
    creditCode: '业户信用代码',
    enterpriseName: '业户名称',
  },
  'city-management.facilities': { address: 'address' },
  'city-management.video-points': { address: 'address' },
};

/** Where a register shows a member, by dataset and, where a row speaks of two, by role. */
export function findObservedFields({
  dataset,
  role,
}: Pick<MemberLine, 'dataset' | 'role'>): ObservedFields | undefined {
  if (role === 'husband') return { residentId: 'husband_id_no', name: 'husband_name' };
  if (role === 'wife') return { residentId: 'wife_id_no', name: 'wife_name' };
  if (role === 'holder')
    return { residentId: 'holder_id', name: 'holder', telephone: 'phone', address: 'address' };
  return fieldsByDataset[dataset];
}

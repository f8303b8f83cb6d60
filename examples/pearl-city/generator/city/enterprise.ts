import { type AddressBook, type Address, type UrbanAddress } from '../address.ts';
import { type Day, toDay, today } from '../calendar.ts';
import { toCreditCode } from '../identifiers.ts';
import { drawTelephone } from '../people/make-household.ts';
import type { Person } from '../people/person.ts';
import type { Random } from '../random.ts';
import { trades } from '../tables/trades.ts';
import { Weighted } from '../weighted.ts';

export type EnterpriseKind = 'limited' | 'joint-stock' | 'sole' | 'branch' | 'village-collective';

/** One synthetic enterprise as it truly is. */
export interface Enterprise {
  id: string;
  kind: EnterpriseKind;
  name: string;
  /** Every enterprise bore another name once. */
  formerName: string;
  /** The register still knows it: older changes are on paper only. */
  isRenamingOnFile: boolean;
  creditCode: string;
  representative: Person;
  formerRepresentative: Person;
  /** Registered capital in 10,000 CNY. */
  capital: number;
  established: Day;
  status: 'in-business' | 'revoked' | 'cancelled';
  address: Address;
  formerAddress: Address;
  movedOn: Day;
  industry: string;
  telephone: string;
  formerTelephone: string;
}

export interface EnterpriseSeed {
  number: number;
  addresses: AddressBook;
  adults: readonly Person[];
  /** Transport firms run the operating vehicles, so every block has some. */
  isTransport: boolean;
  status?: Enterprise['status'];
}

const kinds = new Weighted<EnterpriseKind>([
  ['limited', 55],
  ['joint-stock', 6],
  ['sole', 24],
  ['branch', 8],
  ['village-collective', 7],
]);

/** Share of enterprises whose former name the register still knows. */
const renamingOnFileShare = 0.45;

/** Heads of the unified social credit code: department and type. */
const creditHeads: Record<EnterpriseKind, string> = {
  limited: '91',
  'joint-stock': '91',
  sole: '92',
  branch: '91',
  'village-collective': 'N2',
};

function drawTradeName(random: Random): string {
  const third = random.chance(0.2) ? random.pick(trades.second) : '';
  return random.pick(trades.first) + random.pick(trades.second) + third;
}

interface Naming {
  kind: EnterpriseKind;
  county: string;
  villageName: string;
  industryWord: string;
  surname: string;
}

/** A name as the register of that kind of enterprise writes it. */
function drawEnterpriseName(random: Random, naming: Naming): string {
  const trade = drawTradeName(random);
  const region = random.pick(['蚌埠市', '蚌埠市', '蚌埠', '安徽', naming.county]);
  if (naming.kind === 'village-collective') return naming.villageName;
  if (naming.kind === 'sole') {
    const shop = random.chance(0.4) ? `${naming.surname}记` : trade;
    return `${naming.county}${shop}${random.pick(trades.shops)}`;
  }
  if (naming.kind === 'branch') return `安徽${trade}${naming.industryWord}有限公司蚌埠分公司`;
  return region + trade + naming.industryWord + (naming.kind === 'joint-stock' ? '股份有限公司' : '有限公司');
}

/** Another name of the same kind of enterprise. */
function drawFormerName(random: Random, naming: Naming, name: string): string {
  const candidate = drawEnterpriseName(random, naming);
  return candidate === name ? drawFormerName(random, naming, name) : candidate;
}

function drawCapital(random: Random, kind: EnterpriseKind): number {
  if (kind === 'branch') return 0;
  if (kind === 'sole') return random.pick([1, 2, 3, 5, 8, 10, 20]);
  if (kind === 'joint-stock') return random.pick([1000, 2000, 3000, 5000, 8000]);
  return random.pick([10, 30, 50, 50, 100, 100, 200, 300, 500, 500, 800, 1000, 2000]);
}

function drawStatus(random: Random): Enterprise['status'] {
  const fate = random.next();
  if (fate < 0.05) return 'revoked';
  return fate < 0.12 ? 'cancelled' : 'in-business';
}

export function makeEnterprise(random: Random, seed: EnterpriseSeed): Enterprise {
  const kind = seed.isTransport ? 'limited' : kinds.draw(random);
  const home: UrbanAddress = seed.addresses.drawUrban(random);
  const village = seed.addresses.drawVillage(random);
  const representative = random.pick(seed.adults);
  const [industryWord, industry] = random.pick(seed.isTransport ? trades.transport : trades.industries);
  const suffix = random.pick(['股份经济合作社', '经济合作社']);
  const naming: Naming = {
    kind,
    county: home.village.county,
    villageName: `${village.county}${village.town}${village.name}${suffix}`,
    industryWord,
    surname: representative.name[0] ?? '王',
  };
  const name = drawEnterpriseName(random, naming);
  const formerName = drawFormerName(
    random,
    { ...naming, villageName: naming.villageName.replace(suffix, '农业合作社') },
    name,
  );
  const isCollective = kind === 'village-collective';
  return {
    id: `enterprise-${String(seed.number).padStart(6, '0')}`,
    kind,
    name,
    formerName,
    isRenamingOnFile: random.chance(renamingOnFileShare),
    creditCode: toCreditCode(
      creditHeads[kind],
      isCollective ? village.countyCode : home.village.countyCode,
      seed.number,
    ),
    representative,
    formerRepresentative: random.pick(seed.adults),
    capital: drawCapital(random, kind),
    established: random.between(toDay(1998, 1, 1), today - 700),
    status: seed.status ?? drawStatus(random),
    address: isCollective ? { kind: 'rural', village, group: 1, number: random.between(1, 20) } : home,
    formerAddress: seed.addresses.drawUrban(random),
    movedOn: random.between(toDay(2015, 1, 1), toDay(2024, 6, 1)),
    industry: kind === 'sole' ? '批发和零售业' : isCollective ? '农业' : industry,
    telephone: drawTelephone(random),
    formerTelephone: drawTelephone(random),
  };
}

import type { Clerk } from '../errors/clerk.ts';
import { toDashed, toInstant } from '../calendar.ts';
import type { Block } from '../city/block.ts';
import type { Enterprise, EnterpriseKind } from '../city/enterprise.ts';
import { observeEnterprise } from '../errors/observe-enterprise.ts';
import { withDoubles } from './doubled.ts';
import { type Contradiction, type Entry, numbered, type Register } from './entry.ts';

const kinds: Record<EnterpriseKind, string> = {
  limited: '1',
  'joint-stock': '2',
  sole: '3',
  branch: '4',
  'village-collective': '5',
};
const states: Record<Enterprise['status'], string> = { 'in-business': '1', revoked: '2', cancelled: '3' };

/** The revoked firm stands behind each of its vehicles that drives on. */
function findContradictions(block: Block, enterprise: Enterprise): Contradiction[] {
  return block.vehicles
    .filter((vehicle) => vehicle.drivesOnRevoked && vehicle.operation?.enterprise === enterprise)
    .map((vehicle) => ({ kind: 'vehicle-of-revoked-enterprise', entity: vehicle.id }));
}

function toEntry(clerk: Clerk, block: Block, enterprise: Enterprise): Entry {
  const seen = observeEnterprise(clerk, enterprise);
  const contradictions = findContradictions(block, enterprise);
  const row = {
    Uscc: seen.creditCode ?? null,
    EntName: seen.name,
    EntType: kinds[enterprise.kind],
    LegalRep: seen.representative,
    LegalRepCert: seen.representativeId ?? null,
    RegCap: seen.capital,
    EstDate: toDashed(enterprise.established),
    RegStatus: states[enterprise.status],
    Dom: seen.address,
    Industry: enterprise.industry,
    FormerName: enterprise.isRenamingOnFile ? enterprise.formerName : null,
    Tel: seen.telephone ?? null,
    UpdateTime: toInstant(seen.updated),
  };
  return {
    row,
    errors: seen.errors,
    members: [{ role: '', entity: 'enterprise', truth: enterprise.id }],
    contradictions,
    isPinned: enterprise.representative.isShowcase === true || contradictions.length > 0,
  };
}

export const enterprises: Register = {
  dataset: 'market-supervision.enterprises',
  keyField: 'RegNo',
  toKey: numbered('34030000', 7),
  entries: (block, clerk) =>
    withDoubles(clerk, block.enterprises, (enterprise) => toEntry(clerk, block, enterprise)),
  spoil: (row, random) => {
    if (random.chance(0.5)) row.EstDate = '2019-02-30';
    else row.EntName = '';
  },
};

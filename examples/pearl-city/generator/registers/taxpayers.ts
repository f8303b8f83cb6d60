import type { Clerk } from '../errors/clerk.ts';
import { toDashed } from '../calendar.ts';
import type { Enterprise } from '../city/enterprise.ts';
import { observeEnterprise } from '../errors/observe-enterprise.ts';
import type { Random } from '../random.ts';
import { withDoubles } from './doubled.ts';
import { type Entry, numbered, type Register } from './entry.ts';

function drawState(random: Random, enterprise: Enterprise): string {
  if (enterprise.status === 'cancelled') return '注销';
  if (enterprise.status === 'revoked') return '非正常';
  return random.chance(0.97) ? '正常' : '非正常';
}

function toEntry(clerk: Clerk, enterprise: Enterprise): Entry {
  const { random } = clerk;
  const seen = observeEnterprise(clerk, enterprise);
  const row = {
    纳税人识别号: seen.creditCode ?? null,
    纳税人名称: seen.name,
    法定代表人: seen.representative,
    法人证件号码: seen.representativeId ?? null,
    注册地址: seen.address,
    联系电话: seen.telephone ?? null,
    信用等级: random.pick(['A', 'A', 'B', 'B', 'B', 'M', 'M', 'C', 'D']),
    登记状态: drawState(random, enterprise),
    注册资本_万元: seen.capital,
    更新日期: toDashed(Math.floor(seen.updated / 86_400)),
  };
  const isPinned = enterprise.representative.isShowcase;
  return {
    row,
    errors: seen.errors,
    members: [{ role: '', entity: 'enterprise', truth: enterprise.id }],
    isPinned,
  };
}

/** Nineteen of twenty enterprises pay taxes here. */
export const taxpayers: Register = {
  dataset: 'taxation.taxpayers',
  keyField: '登记序号',
  toKey: numbered('1013403', 8),
  entries: (block, clerk) => {
    const { random } = clerk;
    const payers = block.enterprises.filter(
      (enterprise) => enterprise.representative.isShowcase ?? random.chance(0.95),
    );
    return withDoubles(clerk, payers, (enterprise) => toEntry(clerk, enterprise));
  },
  spoil: (row, random) => {
    if (random.chance(0.5)) row.更新日期 = '2026-13-45';
    else row.纳税人名称 = '';
  },
};

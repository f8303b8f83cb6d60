/** Words that mean the same in a register's codes and in the city's own terms; the first of a line is the plainest. */
const lines = `
male|m|男|男性|1
female|f|女|女性|2
unmarried|未婚|single|10
married|已婚|20|21|22|23
widowed|丧偶|30
divorced|离婚|离异|40
active|在用|有效|正常|在保|参保|缴费|启用|生效|enabled|open|y|yes|是
valid|有效|在册|正常|1
normal|正常|a
in-use|在用|使用中|正常用水|正常
closed|销户|关闭|已办结|注销
paused|暂停|暂停缴费|中断|suspended
suspended|停运|暂停|停业|paused
ended|终止|结束|停保|stopped|terminated
stopped|停发|停止|终止|ended
paying|发放|在发|正常发放
operating|营运|运营|在营|active
in-business|在营|存续|开业|在业|正常|active
revoked|吊销
cancelled|注销|撤销|已注销|cancelled|canceled
deregistered|注销|已注销
abnormal|非正常|异常
working|完好|正常|在线|online|ok
faulty|损坏|故障|离线|offline|broken
under-repair|维修中|维修|检修|repairing
moved|迁出|moved-out
deceased|死亡|去世|已故|dead
in-force|有效|in-effect
dissolved|解除|离婚|失效
overdue|逾期|逾期未检验|expired
large|大型|大型汽车|01
small|小型|小型汽车|02
new-energy|新能源|小型新能源汽车|52|51
limited|有限责任公司|有限公司|有限责任
joint-stock|股份有限公司|股份公司
sole|个体工商户|个体|独资|个人独资
branch|分公司|分支机构
village-collective|村集体|农村集体经济组织
sd|标清
hd|高清
uhd|4k|超高清|uhd4k
`;

const groups = lines
  .trim()
  .split('\n')
  .map((line) => line.split('|'));

/** Codes by which national standards write these: they mean it only of a column of that matter. */
const byDigits: Record<string, RegExp> = {
  male: /^0?1$/,
  female: /^0?2$/,
};

/** How sure a code of a column is one of the city's words: 1 the same word, 0 not known. */
export function codeMeans(code: string, word: string): number {
  const plain = toPlain(code);
  if (plain === word) return 1;
  const group = groups.find(([first]) => first === word);
  if (group === undefined || !group.slice(1).includes(plain)) return 0;
  if (!/^\d+$/.test(plain)) return 0.9;
  return byDigits[word]?.test(plain) === true || plain.length === 2 ? 0.8 : 0.3;
}

function toPlain(code: string): string {
  return code
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
}

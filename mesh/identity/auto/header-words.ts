/** What a column's name says of it. Contents decide first; the name decides where contents fit several kinds. */
export type HeaderHint =
  | 'given-name'
  | 'surname'
  | 'name'
  | 'telephone'
  | 'postcode'
  | 'number'
  | 'address'
  | 'place'
  | 'organisation'
  | 'title'
  | 'date'
  | 'year'
  | 'amount'
  | 'code'
  | 'people'
  | 'record';

const latin: readonly [HeaderHint, RegExp][] = [
  ['given-name', /^(given|first|fore|christian|middle)( ?names?)?\b|^f ?name|^fn\b|\bvorname|^prenom|^mname/],
  ['surname', /\b(sur|last|family|maiden) ?names?\b|^l ?name|^ln\b|^surname|\bnachname|^nom\b/],
  ['telephone', /\b(tele)?(phone|fon)|\btel\b|\bmobile|\bcell\b|\bfax\b/],
  ['postcode', /\b(post ?(al)? ?code|zip ?(code)?|plz|postcode)\b/],
  [
    'organisation',
    /\b(company|organi[sz]ation|manufacturer|brand|agency|employer|publisher|institution|vendor|label|venue|journal)\b/,
  ],
  ['people', /\b(authors?|artists?|director|contributors?|editors?|composer)\b/],
  ['title', /\b(title|description|product|song|album|book|film|movie)\b/],
  ['address', /\b(addr(ess)?|street|road|line ?\d)\b/],
  [
    'place',
    /\b(city|town|suburb|county|state|province|region|district|country|place|locality|municipality|birth ?place)\b/,
  ],
  ['date', /\b(date|dob|birth|born|day)\b/],
  ['year', /\byear\b|\byob\b/],
  ['amount', /\b(price|amount|cost|salary|value|total|area|length|weight|size)\b/],
  ['number', /\b(no|nr|num|number|house)\b/],
  [
    'record',
    /^(unnamed( ?\d+)?|column ?\d+|index|row( ?(id|no|number))?|record ?(id|no)?|rec ?id|id|uid|unique ?id|key|serial)$/,
  ],
  ['code', /\b(id|ssn|code|nino|tax|vat|licen[cs]e|passport|account|isbn|issn|sku|model|identifier)\b/],
  ['name', /\bnames?\b/],
];

const chinese: readonly [HeaderHint, RegExp][] = [
  ['telephone', /电话|手机|联系方式|传真/],
  ['postcode', /邮编|邮政编码/],
  ['organisation', /企业|公司|单位|机构|商户/],
  ['address', /地址|住址|住所|街道|路/],
  ['date', /日期|生日|出生|时间/],
  ['record', /序号|编号$|行号|流水号/],
  ['code', /证号|号码|代码|身份证|编码|账号/],
  ['amount', /金额|价格|面积|数量/],
  ['place', /市|区|县|省|城市|籍贯/],
  ['name', /姓名|名称|名字/],
];

export function findHeaderHint(header: string): HeaderHint | undefined {
  const words = header
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll(/[^\p{L}\d]+/gu, ' ')
    .trim();
  return (
    latin.find(([, pattern]) => pattern.test(words))?.[0] ??
    chinese.find(([, pattern]) => pattern.test(header))?.[0]
  );
}

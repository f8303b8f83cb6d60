import { showValue, type DocumentPath } from '#schemas';
import { asList, isBlock, type OdcsObject, type OdcsProperty, type OdcsQuality } from '../odcs/index.ts';
import { checkPattern } from './check-patterns.ts';
import { checkSchedule } from './check-schedule.ts';
import { compileFieldCheck } from './compile-field-check.ts';
import { hintAt, type Findings } from './findings.ts';
import { listFields } from './visit-fields.ts';

interface Rule {
  rule: OdcsQuality;
  path: DocumentPath;
  /** The field that the rule is about; undefined where it is about the table. */
  field?: OdcsProperty;
  /** The fields that its arguments may name. */
  fields: readonly OdcsProperty[];
}

/** Quality rules about what is not there, and rules that nothing could keep. */
export function checkQuality(findings: Findings): void {
  asList(findings.data.schema).forEach((object, i) => {
    for (const rule of listRules(object, ['schema', i])) {
      checkArguments(findings, rule);
      checkThreshold(findings, rule);
      checkSchedule(findings, rule.rule, rule.path);
      if (rule.field !== undefined && rule.rule.metric === 'rowCount')
        findings.servedFault(
          [...rule.path, 'metric'],
          'rowCount counts the rows of a table: move it to the table.',
        );
      if (
        rule.field === undefined &&
        ['nullValues', 'missingValues', 'invalidValues'].includes(String(rule.rule.metric))
      )
        findings.servedFault(
          [...rule.path, 'metric'],
          `${String(rule.rule.metric)} is about a field: move it to one.`,
        );
    }
  });
}

function listRules(object: OdcsObject, base: DocumentPath): Rule[] {
  const fields = asList(object.properties);
  const own = asList(object.quality).map((rule, n) => ({ rule, path: [...base, 'quality', n], fields }));
  const inside = listFields({ schema: [object] }).flatMap(({ field, path }) =>
    asList(field.quality).map((rule, n) => ({
      rule,
      path: [...base, ...path.slice(2), 'quality', n],
      field,
      fields,
    })),
  );
  return [...own, ...inside];
}

function checkArguments(findings: Findings, { rule, path, field, fields }: Rule): void {
  if (!isBlock(rule.arguments)) return;
  const { properties, columns, pattern, validValues } = rule.arguments;
  const names = fields.map(({ name }) => String(name));
  for (const [key, list] of Object.entries({ properties, columns })) {
    if (!Array.isArray(list)) continue;
    list.forEach((name: unknown, i) => {
      if (typeof name !== 'string' || names.includes(name)) return;
      findings.fault(
        [...path, 'arguments', key, i],
        `The rule is about "${name}", which is no field.${hintAt(name, names, 'Fields')}`,
      );
    });
  }
  if (typeof pattern === 'string') checkPattern(findings, [...path, 'arguments', 'pattern'], pattern);
  if (field !== undefined && Array.isArray(validValues)) checkValid(findings, { rule, path, field, fields });
}

/** Valid values that the field cannot have; nothing and the empty text are how a rule speaks of missing ones. */
function checkValid(findings: Findings, { rule, path, field }: Rule): void {
  const check = field === undefined ? undefined : compileFieldCheck(field, true);
  const values = rule.arguments?.validValues as unknown[];
  values.forEach((value, i) => {
    const broken = value === null || value === '' ? undefined : check?.(value);
    if (broken === undefined) return;
    findings.servedFault(
      [...path, 'arguments', 'validValues', i],
      `${showValue(value)} is called valid, and the field's own rules refuse it: ${broken}`,
    );
  });
}

const shares: readonly unknown[] = ['percent', '%', 'percentage'];
const counted: readonly unknown[] = [
  'nullValues',
  'missingValues',
  'invalidValues',
  'duplicateValues',
  'rowCount',
];

function checkThreshold(findings: Findings, { rule, path }: Rule): void {
  for (const operator of ['mustBeBetween', 'mustNotBeBetween']) {
    const range = rule[operator];
    if (!Array.isArray(range) || typeof range[0] !== 'number' || typeof range[1] !== 'number') continue;
    if (range[0] > range[1])
      findings.fault(
        [...path, operator],
        `${operator} goes from ${range[0]} to ${range[1]}: no value could fit.`,
      );
  }
  if (!counted.includes(rule.metric)) return;
  const most = shares.includes(rule.unit) ? 100 : Infinity;
  for (const [operator, limit] of Object.entries(rule)) {
    if (!operator.startsWith('must') || typeof limit !== 'number') continue;
    const isImpossible = isImpossibleLimit(operator, limit, most);
    if (limit > most)
      findings.fault([...path, operator], `${operator} ${limit} percent: a share ends at 100.`);
    else if (isImpossible)
      findings.fault(
        [...path, operator],
        `${operator} ${limit}: a count is never below 0, so that no data could keep this.`,
      );
  }
}

function isImpossibleLimit(operator: string, limit: number, most: number): boolean {
  if (operator === 'mustBeLessThan') return limit <= 0;
  if (operator === 'mustBeGreaterThan') return limit >= most;
  return limit < 0 && (operator === 'mustBe' || operator === 'mustBeLessOrEqualTo');
}

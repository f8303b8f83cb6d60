import type { DocumentPath } from '#schemas';
import { compileTranslation } from '../translate/index.ts';
import { compareVersions, isVersion } from '../version/index.ts';
import { asList, findCustomProperty, isBlock } from '../odcs/index.ts';
import type { CheckedAgainst } from './checked-against.ts';
import { hintAt, type Findings } from './findings.ts';
import { listReadNames } from './list-read-names.ts';

/** Translations to older versions: an expression that can be followed, over fields that exist, to a version that does. */
export function checkTranslations(findings: Findings, { others }: CheckedAgainst): void {
  const { data } = findings;
  const found = findCustomProperty(data.customProperties, 'causewayTranslations');
  if (!Array.isArray(found?.value)) return;
  const dataset = `${String(data.domain)}.${String(data.name)}`;
  const versions = others?.filter((other) => other.dataset === dataset).map(({ version }) => version);
  const seen = new Set<string>();
  found.value.forEach((translation: unknown, i) => {
    if (!isBlock(translation)) return;
    const path = ['customProperties', found.index, 'value', i];
    if (typeof translation.to === 'string') {
      checkTarget(findings, [...path, 'to'], { to: translation.to, versions });
      if (seen.has(translation.to))
        findings.fault([...path, 'to'], `There is a translation to ${translation.to} already: keep one.`);
      seen.add(translation.to);
    }
    checkExpression(findings, [...path, 'rows'], translation.rows);
    checkExpression(findings, [...path, 'back'], translation.back);
    checkReads(findings, [...path, 'rows'], translation.rows);
  });
}

interface Target {
  to: string;
  versions: string[] | undefined;
}

function checkTarget(findings: Findings, path: DocumentPath, { to, versions }: Target): void {
  const own = String(findings.data.version);
  if (!isVersion(to)) findings.fault(path, `"${to}" is no version: write MAJOR.MINOR.PATCH, such as 1.0.0.`);
  else if (isVersion(own) && compareVersions(to, own) >= 0)
    findings.fault(path, `A translation goes to an older version, and ${to} is not older than ${own}.`);
  else if (versions !== undefined && !versions.includes(to))
    findings.fault(
      path,
      `There is no version ${to} of this dataset beside this one: correct it, or put its contract there.${hintAt(to, versions, 'There are')}`,
    );
}

function checkExpression(findings: Findings, path: DocumentPath, expression: unknown): void {
  if (typeof expression !== 'string' || expression.trim() === '') return;
  try {
    compileTranslation(expression);
  } catch (error) {
    findings.fault(path, (error as Error).message.replace(/\.\.$/, '.'));
  }
}

function checkReads(findings: Findings, path: DocumentPath, expression: unknown): void {
  const properties = asList(asList(findings.data.schema)[0]?.properties);
  if (typeof expression !== 'string' || properties.length === 0) return;
  const names = properties.map(({ name }) => String(name));
  for (const name of listReadNames(expression))
    if (!names.includes(name))
      findings.fault(
        path,
        `The translation reads "${name}", which is no field.${hintAt(name, names, 'Fields')}`,
      );
}

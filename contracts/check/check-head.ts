import { showList, type DocumentPath } from '#schemas';
import { compareVersions, isVersion } from '../version/index.ts';
import { asList, findCustomProperty, isBlock, isNextApiVersion } from '../odcs/index.ts';
import type { CheckedAgainst } from './checked-against.ts';
import { hintAt, type Findings } from './findings.ts';
import { listFields } from './visit-fields.ts';

/** ODCS: "Valid values: proposed, draft, active, deprecated, retired". */
export const statusWords: readonly string[] = ['proposed', 'draft', 'active', 'deprecated', 'retired'];

/** What the document says of itself. */
export function checkHead(findings: Findings, against: CheckedAgainst): void {
  const { apiVersion, version, status, id } = findings.data;
  if (isNextApiVersion(apiVersion))
    findings.note(
      ['apiVersion'],
      'ODCS 3.2 is read by the schema of 3.1.0: what is new in it is named as unknown.',
    );
  if (typeof version === 'string' && !isVersion(version))
    findings.servedFault(
      ['version'],
      `"${version}" is no version: write MAJOR.MINOR.PATCH in numbers, such as 1.0.0 (semver.org).`,
    );
  if (typeof status === 'string' && !statusWords.includes(status))
    findings.servedFault(
      ['status'],
      `"${status}" is no status of a contract: write ${showList(statusWords)}.${hintAt(status, statusWords, '').replace(/ : .*/, '')}`,
    );
  if (id === '') findings.fault(['id'], 'The id is empty: give the contract one, such as water.accounts.');
  checkTitle(findings);
  checkAddresses(findings);
  checkOthers(findings, against);
}

function checkTitle(findings: Findings): void {
  const found = findCustomProperty(findings.data.customProperties, 'causewayTitle');
  if (!isBlock(found?.value)) return;
  for (const locale of Object.keys(found.value)) {
    if (isLocale(locale)) continue;
    findings.fault(
      ['customProperties', found.index, 'value', locale],
      `"${locale}" is no language: write a tag such as en or zh-CN.`,
    );
  }
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

/** `authoritativeDefinitions` at every level point somewhere. */
function checkAddresses(findings: Findings): void {
  const { data } = findings;
  const levels: [{ authoritativeDefinitions?: { url: unknown }[] }, DocumentPath][] = [
    [data as never, []],
    ...asList(data.schema).map((object, i): [never, DocumentPath] => [object as never, ['schema', i]]),
    ...listFields(data).map(({ field, path }): [never, DocumentPath] => [field as never, path]),
  ];
  for (const [level, path] of levels)
    asList(level.authoritativeDefinitions).forEach(({ url }, i) => {
      if (typeof url !== 'string' || URL.canParse(url)) return;
      findings.servedFault(
        [...path, 'authoritativeDefinitions', i, 'url'],
        `"${url}" is no address: begin with https:// or another scheme.`,
      );
    });
}

/** Among the city's contracts: an id of its own, and no two that are active in the wrong order. */
function checkOthers(findings: Findings, { others = [] }: CheckedAgainst): void {
  const { id, domain, name, version, status } = findings.data;
  const dataset = `${String(domain)}.${String(name)}`;
  const twin = others.find((other) => other.id === id && other.dataset !== dataset);
  if (typeof id === 'string' && id !== '' && twin !== undefined)
    findings.fault(
      ['id'],
      `"${id}" is the id of ${twin.dataset} already (${twin.file}): give each contract its own.`,
    );
  const newer = others.find(
    (other) =>
      other.dataset === dataset &&
      other.status === 'retired' &&
      status === 'active' &&
      compareVersions(other.version, String(version)) > 0,
  );
  if (newer !== undefined)
    findings.fault(
      ['status'],
      `${newer.version} of this dataset is retired, so that ${String(version)} cannot be active.`,
    );
}

import { asList, findCustomProperty, isBlock, type OdcsObject } from '../odcs/index.ts';
import type { CheckedAgainst } from './checked-against.ts';
import { hintAt, type Findings } from './findings.ts';

/** Decree 809, article 19: whose word counts. One may claim it only for what one gives, and only one may. */
export function checkAuthority(findings: Findings, against: CheckedAgainst): void {
  asList(findings.data.schema).forEach((object, i) => {
    const found = findCustomProperty(object.customProperties, 'causewayAuthority');
    if (!Array.isArray(found?.value)) return;
    const base = ['schema', i, 'customProperties', found.index, 'value'];
    const seen = new Set<string>();
    found.value.forEach((claim: unknown, at) => {
      if (!isBlock(claim) || typeof claim.entity !== 'string' || !Array.isArray(claim.attributes)) return;
      const { entity } = claim;
      checkEntity(findings, [...base, at, 'entity'], { entity, against });
      claim.attributes.forEach((attribute: unknown, n) => {
        if (typeof attribute !== 'string') return;
        const place = { entity, attribute, against, object, seen };
        checkAttribute(findings, [...base, at, 'attributes', n], place);
      });
    });
  });
  checkLead(findings);
}

type Path = (string | number)[];

function checkEntity(
  findings: Findings,
  path: Path,
  { entity, against }: { entity: string; against: CheckedAgainst },
): void {
  const names = against.entityTypes.map(({ name }) => name as string);
  if (names.includes(entity) || against.unreadEntities.includes(entity)) return;
  findings.fault(path, `The city knows no entity "${entity}".${hintAt(entity, names, 'Known')}`);
}

interface Claimed {
  entity: string;
  attribute: string;
  against: CheckedAgainst;
  object: OdcsObject;
  seen: Set<string>;
}

function checkAttribute(findings: Findings, path: Path, claimed: Claimed): void {
  const { entity, attribute, against, object, seen } = claimed;
  const type = against.entityTypes.find(({ name }) => name === entity);
  const names = type?.attributes.map(({ name }) => name) ?? [];
  const key = `${entity}.${attribute}`;
  if (type !== undefined && !names.includes(attribute))
    findings.fault(
      path,
      `A ${entity} has no attribute "${attribute}".${hintAt(attribute, names, 'Attributes')}`,
    );
  else if (!listMapped(object, entity).includes(attribute))
    findings.fault(
      path,
      `This contract claims the last word on "${attribute}" and gives none: map it in causewayMapping, or take it out.`,
    );
  if (seen.has(key)) findings.fault(path, `"${attribute}" is claimed twice: keep one.`);
  seen.add(key);
  const own = `${String(findings.data.domain)}.${String(findings.data.name)}`;
  const rival = against.others?.find(
    ({ dataset, authority, status }) => dataset !== own && status === 'active' && authority.has(key),
  );
  if (rival !== undefined)
    findings.fault(
      path,
      `${rival.dataset} claims the last word on a ${entity}'s "${attribute}" already (${rival.file}): agree on one (Decree 809, article 19).`,
    );
}

function listMapped({ customProperties }: OdcsObject, entity: string): string[] {
  const value = findCustomProperty(customProperties, 'causewayMapping')?.value;
  const mappings = Array.isArray(value) ? value.filter(isBlock) : [];
  return mappings
    .filter((mapping) => mapping.entity === entity && isBlock(mapping.attributes))
    .flatMap((mapping) => Object.keys(mapping.attributes as object));
}

/** A lead source leads in something. */
function checkLead(findings: Findings): void {
  const { customProperties, schema } = findings.data;
  const found = findCustomProperty(customProperties, 'causewayLeadSource');
  const isMapped = asList(schema).some(
    (object) => findCustomProperty(object.customProperties, 'causewayMapping') !== undefined,
  );
  if (found?.value !== true || isMapped) return;
  findings.fault(
    ['customProperties', found.index, 'value'],
    'A lead source answers for attributes of an entity, and this contract maps none: add causewayMapping, or take this out.',
  );
}

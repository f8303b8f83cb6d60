import type { ErrorObject } from 'ajv';
import { knownKeys } from './known-keys.ts';

/**
 * Of all that ajv says, what tells a person something: an alternative (anyOf, oneOf) is reduced to the branch
 * that was meant, and keys that are called unevaluated only because a neighbour failed are left out.
 */
export function pickTelling(errors: readonly ErrorObject[], root: object): ErrorObject[] {
  const alternatives = errors.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf');
  const silenced = new Set<ErrorObject>();
  for (const alternative of alternatives) silenceBranches(alternative, errors, silenced);
  return errors.filter((error) => !silenced.has(error) && error.keyword !== 'if' && !isEcho(error, root));
}

function silenceBranches(
  alternative: ErrorObject,
  errors: readonly ErrorObject[],
  silenced: Set<ErrorObject>,
): void {
  const branches = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const branch = branchOf(alternative, error);
    if (branch !== undefined) branches.set(branch, [...(branches.get(branch) ?? []), error]);
  }
  const told = findMeant(alternative, [...branches.values()]);
  for (const error of [...branches.values()].flat()) if (!told.includes(error)) silenced.add(error);
  if (told.length > 0) silenced.add(alternative);
}

/** The branch of the right kind with the fewest mistakes; none where two are equally near. */
function findMeant(alternative: ErrorObject, branches: readonly ErrorObject[][]): ErrorObject[] {
  const possible = branches
    .filter((branch) => !branch.some((error) => isWrongKind(alternative, error)))
    .sort((a, b) => a.length - b.length);
  const [nearest = [], next] = possible;
  return nearest.length === next?.length ? [] : nearest;
}

/** The branch's place in the schema, such as `…/anyOf/1`; undefined for an error outside this alternative. */
function branchOf(alternative: ErrorObject, error: ErrorObject): string | undefined {
  if (error === alternative || !error.instancePath.startsWith(alternative.instancePath)) return undefined;
  const prefix = `${alternative.schemaPath}/`;
  if (error.schemaPath.startsWith(prefix)) return error.schemaPath.slice(prefix.length).split('/')[0];
  // Inside a reference ajv counts from the reference's own place.
  const branches = (alternative.schema as { $ref?: string }[] | undefined) ?? [];
  const referred = branches.findIndex(
    ({ $ref }) => $ref !== undefined && error.schemaPath.startsWith(`${$ref}/`),
  );
  return referred === -1 ? undefined : String(referred);
}

/** The branch was not meant: its very type does not fit, or the constant that tells it from the others. */
function isWrongKind(alternative: ErrorObject, error: ErrorObject): boolean {
  return (
    error.keyword === 'const' || (error.keyword === 'type' && error.instancePath === alternative.instancePath)
  );
}

function isEcho(error: ErrorObject, root: object): boolean {
  if (error.keyword !== 'unevaluatedProperties') return false;
  const key = (error.params as { unevaluatedProperty: string }).unevaluatedProperty;
  return knownKeys(error.parentSchema, root).includes(key);
}

import type { AttributeValue, EntityTypeName } from '#schemas';

/** Conditions per attribute on the winning value; all must hold. */
export type ProjectionFilter = Readonly<Record<string, AttributeCondition>>;

export interface AttributeCondition {
  readonly equals?: AttributeValue | null;
  /** Case-insensitive part of a text. */
  readonly contains?: string | null;
  readonly in?: readonly AttributeValue[] | null;
  readonly min?: number | null;
  readonly max?: number | null;
}

export interface ConditionSource {
  readonly entityType?: EntityTypeName;
  readonly filter?: ProjectionFilter;
  readonly terms?: readonly string[];
}

/** The WHERE clause and its parameters. Every value, the attribute's name included, goes as a parameter. */
export function toConditions(request: ConditionSource): { where: string; values: unknown[] } {
  const values: unknown[] = [];
  const bind = (value: unknown): string => `$${values.push(value)}`;
  const parts: string[] = [];
  if (request.entityType !== undefined) parts.push(`entity_type = ${bind(request.entityType)}`);
  for (const term of request.terms ?? []) parts.push(`search_text LIKE ${bind(`%${escapeLike(term)}%`)}`);
  for (const [attribute, condition] of Object.entries(request.filter ?? {})) {
    parts.push(...toAttributeConditions(attribute, condition, bind));
  }
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values };
}

function toAttributeConditions(
  attribute: string,
  condition: AttributeCondition,
  bind: (value: unknown) => string,
): string[] {
  const parts: string[] = [];
  const text = () => `attributes ->> ${bind(attribute)}`;
  const number = () =>
    `(CASE WHEN jsonb_typeof(attributes -> ${bind(attribute)}) = 'number' THEN (${text()})::numeric END)`;
  // Containment, unlike ->>, uses the index.
  if (isGiven(condition.equals))
    parts.push(`attributes @> ${bind(JSON.stringify({ [attribute]: condition.equals }))}::jsonb`);
  if (isGiven(condition.contains))
    parts.push(`${text()} ILIKE ${bind(`%${escapeLike(condition.contains)}%`)}`);
  if (isGiven(condition.in)) parts.push(`${text()} = ANY(${bind(condition.in.map(String))}::text[])`);
  if (isGiven(condition.min)) parts.push(`${number()} >= ${bind(condition.min)}`);
  if (isGiven(condition.max)) parts.push(`${number()} <= ${bind(condition.max)}`);
  return parts;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== undefined && value !== null;
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (character) => `\\${character}`);
}

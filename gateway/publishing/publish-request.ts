import type { PublishOptions } from '#mesh';
import { CausewayError, didYouMean, isDatasetId, showList } from '#schemas';
import type { DatasetId } from '#schemas';
import type { Client } from '../access/index.ts';

export interface PublishRequest {
  readonly text: string;
  readonly isDryRun: boolean;
  readonly options: PublishOptions;
}

type Query = Readonly<Record<string, unknown>>;

const known = ['dryRun', 'notice', 'emergency', 'live'];

/** @throws CausewayError NOT_FOUND for an address that names no dataset */
export function toDataset(department: string, name: string): DatasetId {
  const dataset = `${department}.${name}`;
  if (isDatasetId(dataset)) return dataset;
  throw new CausewayError('NOT_FOUND', {
    reason: 'A dataset is addressed by two lower-case names: /contracts/<department>/<dataset>.',
  });
}

/**
 * A department's contracts are published by its own developer and by nobody else, not even by a steward: who
 * promises must be who can keep it.
 * @throws CausewayError FORBIDDEN
 */
export function assertMayPublish(client: Client, department: string): void {
  if (isDeveloperOf(client, department)) return;
  const reason = `Contracts of ${department} are published by its own developer: use a client with "department: ${department}" and "roles: [developer]".`;
  throw new CausewayError('FORBIDDEN', { reason });
}

/** Who reads a dataset is the business of its department, of stewards and of auditors. */
export function maySeeReaders(client: Client, department: string): boolean {
  return (
    isDeveloperOf(client, department) || client.roles.includes('steward') || client.roles.includes('auditor')
  );
}

function isDeveloperOf(client: Client, department: string): boolean {
  return client.roles.includes('developer') && client.department === department;
}

/** @throws CausewayError BAD_REQUEST naming what is wrong: a misspelt `dryRun` must not publish */
export function toPublishRequest(
  body: unknown,
  query: Query,
  context: { readonly client: Client; readonly dataset: DatasetId },
): PublishRequest {
  for (const name of Object.keys(query)) assertKnown(name);
  const noticeDays = toDays(query.notice);
  const emergency = toText(query.emergency);
  return {
    text: toContractText(body),
    isDryRun: toBoolean('dryRun', query.dryRun) ?? false,
    options: {
      by: context.client.id,
      dataset: context.dataset,
      live: toBoolean('live', query.live) ?? true,
      ...(noticeDays === undefined ? {} : { noticeDays }),
      ...(emergency === undefined ? {} : { emergency }),
    },
  };
}

function assertKnown(name: string): void {
  if (known.includes(name)) return;
  const near = didYouMean(name, known);
  throw refuse(
    `The address has an unknown parameter: ${near === undefined ? `there are ${showList(known)}` : `did you mean "${near}"?`}`,
  );
}

function toContractText(body: unknown): string {
  const text = typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body);
  if (text.trim() !== '') return text;
  throw refuse('The body is empty: send the contract itself, with "Content-Type: application/yaml".');
}

function toBoolean(name: string, value: unknown): boolean | undefined {
  if (value === undefined) return undefined;
  if (value === 'true' || value === 'false') return value === 'true';
  throw refuse(`"${name}" is true or false.`);
}

function toDays(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  const days = typeof value === 'string' && /^\d{1,4}$/.test(value) ? Number(value) : undefined;
  if (days !== undefined && days <= 3650) return days;
  throw refuse('"notice" is a number of days, from 0 to 3650.');
}

function toText(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value.trim() !== '' && value.length <= 500) return value;
  throw refuse('"emergency" says in up to 500 characters why the version cannot wait.');
}

function refuse(reason: string): CausewayError {
  return new CausewayError('BAD_REQUEST', { reason });
}

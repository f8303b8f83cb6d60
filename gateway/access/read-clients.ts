import { checkDocument, didYouMean, faultAt, type Fault, type SourceDocument } from '#schemas';
import type { Client } from './client.ts';
import { clientsDocumentSchema } from './clients-document.schema.ts';

/**
 * Reads `access/clients.yaml`. The faults are all there are, those of the document's syntax included; the
 * clients are given only where there are none, so that nobody is let in by half a file. Without `departments`,
 * which a broken city folder does not have, their names are not checked.
 */
export function readClients(
  document: SourceDocument,
  departments?: readonly string[],
): { clients?: Client[]; faults: Fault[] } {
  const shape = [...document.faults, ...checkDocument(document, clientsDocumentSchema)];
  const listed = listedClients(document.data);
  const faults = [
    ...shape,
    ...listed.flatMap((client, index) => findDepartmentFaults(document, { client, index, departments })),
    ...findDoubles(document, listed),
  ].sort((a, b) => a.line - b.line);
  return faults.length > 0 ? { faults } : { clients: listed as Client[], faults };
}

/** The list as far as it is one: a document that breaks its schema is still searched for further mistakes. */
function listedClients(data: unknown): Partial<Client>[] {
  const list = (data as { clients?: unknown } | undefined)?.clients;
  if (!Array.isArray(list)) return [];
  return list.map((item: unknown) => (typeof item === 'object' && item !== null ? item : {}));
}

function findDepartmentFaults(
  document: SourceDocument,
  place: { client: Partial<Client>; index: number; departments?: readonly string[] },
): Fault[] {
  const { client, index, departments } = place;
  const { department, roles } = client;
  if (department === undefined) {
    if (!Array.isArray(roles) || !roles.includes('developer')) return [];
    const sentence = 'A developer sees the raw rows of one department: name it as "department".';
    return [faultAt(document, ['clients', index], sentence)];
  }
  // What is no text is the schema's fault, and said there.
  if (typeof department !== 'string' || departments === undefined) return [];
  if (departments.includes(department)) return [];
  return [faultAt(document, ['clients', index, 'department'], unknownDepartment(department, departments))];
}

function unknownDepartment(name: string, departments: readonly string[]): string {
  const near = didYouMean(name, departments);
  const hint = near === undefined ? 'name one that has contracts.' : `did you mean "${near}"?`;
  return `The city has no department "${name}": ${hint}`;
}

function findDoubles(document: SourceDocument, listed: readonly Partial<Client>[]): Fault[] {
  const ids = listed.map((client) => client.id);
  return ids.flatMap((id, index) => {
    const first = ids.indexOf(id);
    if (typeof id !== 'string' || first === index) return [];
    const line = document.lineOf(['clients', first, 'id']);
    const sentence = `The client "${id}" is already described in line ${line}: give each client an id of its own.`;
    return [faultAt(document, ['clients', index, 'id'], sentence)];
  });
}

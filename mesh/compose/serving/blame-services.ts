import { GraphQLError, Kind } from 'graphql';
import type { DocumentNode, ExecutionResult, FragmentDefinitionNode, SelectionSetNode } from 'graphql';
import { CausewayError } from '#schemas';
import { findCausewayError } from './find-causeway-error.ts';

/**
 * Errors below a department's service that are not ours are that service's own: its client learns that it refused,
 * and what it said goes to the log as the cause.
 * @param serviceOf the id of the service that a field of Query belongs to
 */
export function blameServices(
  result: ExecutionResult,
  document: DocumentNode,
  serviceOf: (field: string) => string | undefined,
): ExecutionResult {
  if (!result.errors) return result;
  const fields = toRootFields(document);
  const errors = result.errors.map((error) => {
    const source = serviceOf(fields.get(String(error.path?.[0])) ?? '');
    if (source === undefined || findCausewayError(error)) return error;
    const originalError = new CausewayError('SOURCE_REFUSED', { source }, { cause: error });
    return new GraphQLError(originalError.sentence, { path: error.path, originalError });
  });
  return { ...result, errors };
}

/** The field of Query behind each name in the answer. Operations of one document may share them: services are a prefix. */
function toRootFields(document: DocumentNode): Map<string, string> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const fields = new Map<string, string>();
  const collect = (selectionSet: SelectionSetNode | undefined) => {
    for (const selection of selectionSet?.selections ?? []) {
      if (selection.kind === Kind.FIELD)
        fields.set(selection.alias?.value ?? selection.name.value, selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT) collect(selection.selectionSet);
      else collect(fragments.get(selection.name.value)?.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) collect(definition.selectionSet);
  }
  return fields;
}

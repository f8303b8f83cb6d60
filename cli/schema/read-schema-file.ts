import { readFileSync } from 'node:fs';
import { parseSchemaText } from '#contracts';
import { CausewayError, readDocument, showFault } from '#schemas';

/**
 * A schema from a JSON or YAML file.
 * @throws CausewayError WRONG_USE with file, line and a sentence where it cannot be read
 */
export function readSchemaFile(file: string): unknown {
  // JSON is read as it stands where it can be: integers that a double cannot hold stay what they are.
  return findJson(file) ?? readWithFaults(file);
}

function findJson(file: string): unknown {
  try {
    return parseSchemaText(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}

function readWithFaults(file: string): unknown {
  const { data, faults } = readDocument(file);
  const [fault] = faults;
  if (fault) throw new CausewayError('WRONG_USE', { reason: showFault(fault) });
  return data;
}

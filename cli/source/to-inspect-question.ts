import { readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CausewayError, readDocument, readEntityType, type EntityType } from '#schemas';
import type { InspectQuestion } from '#sources';
import type { InspectFlags } from './source-inspect-command.ts';

/**
 * What is asked of the target, as the flags say.
 * @throws CausewayError WRONG_USE for a number or header that is none, or a city without schemas
 */
export function toInspectQuestion(target: string, flags: InspectFlags): InspectQuestion {
  const { department, system, dataset, user, passwordFile } = flags;
  return {
    target,
    entityTypes: readEntityTypes(flags.city),
    ...(department === undefined ? {} : { department }),
    ...(system === undefined ? {} : { system }),
    ...(dataset === undefined ? {} : { only: dataset }),
    ...(user === undefined ? {} : { user }),
    ...(passwordFile === undefined ? {} : { password: readFileSync(passwordFile, 'utf8').trimEnd() }),
    ...(flags.sample === undefined ? {} : { sampleRows: toCount(flags.sample, '--sample') }),
    ...(flags.seconds === undefined ? {} : { seconds: toCount(flags.seconds, '--seconds') }),
    headers: Object.fromEntries((flags.header ?? []).map(toHeader)),
  };
}

/** The entities of the city; its faulty documents are the check's business. */
function readEntityTypes(city: string): EntityType[] {
  const folder = join(resolve(city), 'schemas');
  const files = listFiles(folder).filter((name) => name.endsWith('.schema.json'));
  return files.flatMap(
    (name) => readEntityType(readDocument(join(folder, name), `schemas/${name}`)).entityType ?? [],
  );
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).sort();
  } catch {
    throw new CausewayError('WRONG_USE', {
      reason: `There are no schemas in ${folder}: name a city's folder with --city.`,
    });
  }
}

function toCount(text: string, flag: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new CausewayError('WRONG_USE', { reason: `${flag} takes a whole number above 0, not "${text}".` });
}

function toHeader(text: string): [string, string] {
  const at = text.indexOf(':');
  if (at > 0) return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
  throw new CausewayError('WRONG_USE', { reason: '--header takes "Name: value".' });
}

import type { FieldType } from '#contracts';
import { toWords, type Recognition } from '../recognise/index.ts';

interface Known {
  recognition?: Recognition;
  comment?: string | undefined;
  type: FieldType;
}

const ofMeaning: Record<string, string> = {
  'resident-id': 'Identity number',
  'credit-code': 'Unified social credit code',
  vin: 'Vehicle identification number',
  longitude: 'Longitude in degrees',
  latitude: 'Latitude in degrees',
  updated: 'Last change of the row',
  created: 'When the row was made',
};

/** A sentence on the field: the system's own comment, else what its name says. */
export function describeField(path: readonly string[], { recognition, comment, type }: Known): string {
  if (comment !== undefined && comment.trim() !== '') return withStop(comment.trim().slice(0, 300));
  const words = toWords(path.at(-1) ?? '');
  const qualifiers = recognition?.qualifiers ?? [];
  const meant = ofMeaning[recognition?.meaning?.name ?? ''];
  const isSure = (recognition?.confidence ?? 0) >= 0.6;
  if (meant !== undefined && isSure)
    return withStop(qualifiers.length === 0 ? meant : `${meant} (${qualifiers.join(' ')})`);
  const said = words.join(' ');
  return withStop(said === '' ? `A ${type}` : said.charAt(0).toUpperCase() + said.slice(1));
}

function withStop(text: string): string {
  return /[.!?。！？]$/.test(text) ? text : `${text}.`;
}

import type { MemberReference } from '../../store/index.ts';
import type { Locale } from './locale.ts';
import { phrases, showPiece } from './phrases/index.ts';

const most = 5;

/** Records by data set and key, five of them at most. */
export function showMembers(members: readonly MemberReference[], locale: Locale): string {
  const shown = members.slice(0, most).map(({ dataset, key }) => showPiece(`${dataset} ${key}`));
  return [...shown, ...(members.length > most ? ['…'] : [])].join(phrases[locale].comma);
}

import { CausewayError } from '#schemas';
import type { ComposeInput } from '../compose-input.ts';
import type { IdentityPort } from '../identity/index.ts';

/** @throws CausewayError NOT_FOUND where the hub was composed without a linkage */
export function getIdentity({ identity }: ComposeInput): IdentityPort {
  if (identity) return identity;
  throw new CausewayError('NOT_FOUND', { reason: 'This hub runs no linkage that could be asked.' });
}

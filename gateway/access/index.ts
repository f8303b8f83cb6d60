/** Who may ask: the city's clients, their tokens, and the guard that lets nobody else in. */
export { AccessGuard, openTo } from './access-guard.ts';
export type { AuthenticatedRequest } from './access-guard.ts';
export type { Client, Role } from './client.ts';
export { readClients } from './read-clients.ts';
export { readTokenSecret } from './token-secret.ts';
export type { TokenSecret } from './token-secret.ts';
export { defaultTokenDays, issueToken, verifyToken } from './tokens.ts';
export type { TokenAuthority } from './tokens.ts';

import { randomUUID } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import { CausewayError } from '#schemas';
import type { Client } from './client.ts';
import type { TokenSecret } from './token-secret.ts';

const issuer = 'causeway';
const algorithm = 'HS256';
export const defaultTokenDays = 90;

/** Whose tokens: the audience is the city's name, so that another city's token is worth nothing. */
export interface TokenAuthority {
  secret: TokenSecret;
  audience: string;
}

/** A JWT (RFC 7519) that says who the client is; what it may do stays in `access/clients.yaml`. */
export function issueToken(
  grant: TokenAuthority & { client: Pick<Client, 'id'>; days?: number },
): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT()
    .setProtectedHeader({ alg: algorithm, typ: 'JWT' })
    .setIssuer(issuer)
    .setAudience(grant.audience)
    .setSubject(grant.client.id)
    .setIssuedAt(now)
    .setExpirationTime(now + Math.round((grant.days ?? defaultTokenDays) * 86_400))
    .setJti(randomUUID())
    .sign(grant.secret);
}

/** What a good token says. */
export interface VerifiedToken {
  /** The client's id. */
  readonly client: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * Reads a token that this city issued and that has not run out.
 * @throws CausewayError UNAUTHENTICATED, saying whether the token ran out or is none of this city.
 */
export async function verifyToken(
  token: string,
  { secret, audience }: TokenAuthority,
): Promise<VerifiedToken> {
  try {
    const { payload } = await jwtVerify(token, secret, {
      // Named, so that a token cannot choose "none" or another algorithm for itself.
      algorithms: [algorithm],
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    return { client: payload.sub ?? '', expiresAt: (payload.exp ?? 0) * 1000 };
  } catch (error) {
    throw new CausewayError('UNAUTHENTICATED', { reason: whyRefused(error) }, { cause: error });
  }
}

function whyRefused(error: unknown): string {
  if (error instanceof errors.JWTExpired) {
    return 'This token has run out: ask the hub\'s operator for a new one ("causeway token CLIENT").';
  }
  const another = error instanceof errors.JWTClaimValidationFailed && error.claim === 'aud';
  if (another) return "This token was issued by another city: ask this city's operator for one.";
  return 'This token is not valid here: send one that this hub issued ("causeway token CLIENT").';
}

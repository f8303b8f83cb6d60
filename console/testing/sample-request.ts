import { GraphQLError } from 'graphql';

/** What the sample hub remembers of one request: who asks, and which sources it missed. */
export interface SampleRequest {
  role: 'steward' | 'auditor' | 'reader';
  missed: object[];
}

/** @throws GraphQLError FORBIDDEN for any other role than those that may ask */
export function assertRole({ role }: SampleRequest, ...roles: SampleRequest['role'][]): void {
  if (roles.includes(role)) return;
  throw new GraphQLError('This client may not see this.', {
    extensions: { code: 'FORBIDDEN', correlationId: 'c-1' },
  });
}

/** @throws GraphQLError FORBIDDEN for any other role */
export function assertSteward(request: SampleRequest): void {
  assertRole(request, 'steward');
}

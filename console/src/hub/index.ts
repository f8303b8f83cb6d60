/** How the console talks to the hub: the session's token, GraphQL over HTTP, and what an answer may hold. */
export * from './operations.ts';
export { forgetAnswers } from './answer-memory.ts';
export type { Answer, MissedSource, Operation, Problem } from './answer.ts';
export { readToken, signIn, signOut, takeTokenFromAddress, useSession } from './session.ts';
export { type Act, useAct } from './use-act.ts';
export { type Asked, useAsk } from './use-ask.ts';

/** A department's own GraphQL: a paged query, and rows by their keys in one query. */
export { graphql } from './graphql.ts';

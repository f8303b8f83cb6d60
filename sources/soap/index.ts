/** SOAP described by a WSDL beside the source document: a paged list, and rows by their keys in one call. */
export { soap } from './soap.ts';

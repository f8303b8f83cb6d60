/** CSV and its like in UTF-8, GB18030 and UTF-16, streamed. */
export { delimited } from './delimited.ts';
export { RecordParser } from './record-parser.ts';
export { readDelimitedFile } from './read-delimited-file.ts';

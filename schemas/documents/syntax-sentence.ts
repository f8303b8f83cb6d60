import type { YAMLError } from 'yaml';

/** The `yaml` package's error codes in words of ours; the file's author need not know YAML's grammar. */
const sentences: Record<string, string> = {
  DUPLICATE_KEY: 'This key is written twice in the same block: keep one of them.',
  TAB_AS_INDENT: 'A tab is used for indentation: use spaces.',
  BAD_INDENT: 'The indentation does not fit the lines around it: align it with its neighbours.',
  MISSING_CHAR: 'A closing quote, bracket, comma or colon is missing here or just above.',
  BAD_ALIAS: 'This * refers to an anchor that does not exist: put the value in quotes, or define the anchor.',
  BAD_SCALAR_START: 'A plain value cannot start with this character: put the value in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A value and a nested block share one line: put the block on the next line, or quote the value.',
  BLOCK_IN_FLOW: 'An indented block cannot stand inside [ ] or { }: write it in one style.',
  MULTILINE_IMPLICIT_KEY:
    'A key goes over more than one line: a colon or a closing quote is probably missing.',
  MULTIPLE_DOCS: 'The file holds more than one document ("---"): split it into files.',
  UNEXPECTED_TOKEN: 'Something here does not belong: look for a stray bracket, quote, dash or missing colon.',
  TAG_RESOLVE_FAILED: 'This "!" tag is not known: take it out, or put the value in quotes.',
  BAD_DQ_ESCAPE: 'A backslash in double quotes starts an unknown escape: use single quotes.',
  BAD_COLLECTION_TYPE: 'A list and a mapping are mixed in one block: use either "- item" or "key: value".',
  ALIAS_PROPS:
    'This * refers to the block that it stands in, so that it would hold itself without end: write out what is meant.',
  RESOURCE_EXHAUSTION:
    'The document is nested too deeply, or its aliases (*) make it grow beyond measure: write it flat.',
  NON_STRING_KEY: 'A key must be a plain text.',
};

export function syntaxSentence(error: YAMLError): string {
  return (
    sentences[error.code] ?? 'The syntax is broken here: check quotes, colons, brackets and indentation.'
  );
}

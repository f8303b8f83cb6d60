/** What is wrong with a document that should be a JSON Schema; the rest of a sentence that begins with its name. */
export class SchemaFault extends Error {
  constructor(what: string) {
    super(what);
    this.name = 'SchemaFault';
  }
}

/** Why a pair cannot be decided at all; a whole sentence. */
export class Undecidable extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'Undecidable';
  }
}

import { didYouMean, faultAt, showList, type DocumentPath, type Fault, type SourceDocument } from '#schemas';
import { isBlock, type OdcsDocument } from '../odcs/index.ts';

/**
 * What the checks of one contract say. A fault must be mended; a note is worth knowing. What only a contract that the
 * hub serves must keep is a fault there, and a note in a document of the standard that comes from elsewhere.
 */
export class Findings {
  readonly document: SourceDocument;
  readonly isServed: boolean;
  readonly faults: Fault[] = [];
  readonly notes: Fault[] = [];

  constructor(document: SourceDocument, isServed: boolean) {
    this.document = document;
    this.isServed = isServed;
  }

  get data(): OdcsDocument {
    return isBlock(this.document.data) ? this.document.data : {};
  }

  fault(path: DocumentPath, sentence: string): void {
    this.faults.push(faultAt(this.document, path, sentence));
  }

  note(path: DocumentPath, sentence: string): void {
    this.notes.push(faultAt(this.document, path, sentence));
  }

  servedFault(path: DocumentPath, sentence: string): void {
    if (this.isServed) this.fault(path, sentence);
    else this.note(path, sentence);
  }
}

/** " Did you mean …?", or what there is. */
export function hintAt(typed: string, known: readonly string[], what: string): string {
  const meant = didYouMean(typed, known);
  if (meant !== undefined) return ` Did you mean "${meant}"?`;
  return known.length === 0 ? '' : ` ${what}: ${showList(known)}.`;
}

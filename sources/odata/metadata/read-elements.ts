import { SaxesParser } from 'saxes';
import { explainedError } from '../../errors/index.ts';

/** An element without its prefix; texts are not needed. */
export interface Element {
  name: string;
  attributes: Record<string, string>;
  children: Element[];
}

/** Descriptions are flat; what nests deeper means to exhaust us. */
const deepest = 40;

/** @throws CausewayError SOURCE_RUBBISH for what is no XML, declares a document type or nests too deep */
export function readElements(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw explainedError('SOURCE_RUBBISH', 'its $metadata is no XML', error);
  });
  parser.on('doctype', () => {
    throw explainedError('SOURCE_RUBBISH', 'its $metadata declares a document type');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (open.length > deepest) throw explainedError('SOURCE_RUBBISH', 'its $metadata nests too deep');
    const element = { name: withoutPrefix(name), attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  return root.children[0] ?? root;
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

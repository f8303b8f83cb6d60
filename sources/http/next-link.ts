const link = /<([^>]*)>((?:\s*;\s*[^\s=;,]+\s*(?:=\s*(?:"(?:[^"\\]|\\.)*"|[^\s";,]+))?)*)/g;
const parameter = /;\s*([^\s=;,]+)\s*(?:=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s";,]+)))?/g;

/** The target of the first link whose relation is `next` (RFC 8288 §3), as it is written: it may be relative. */
export function findNextLink(header: string | string[] | undefined): string | undefined {
  const text = [header ?? []].flat().join(', ');
  for (const [, target, parameters = ''] of text.matchAll(link)) if (isNext(parameters)) return target;
  return undefined;
}

/** Of several `rel` the first counts; it may name several relations (§3.3). */
function isNext(parameters: string): boolean {
  for (const [, name = '', quoted, plain] of parameters.matchAll(parameter)) {
    if (name.toLowerCase() !== 'rel') continue;
    return (quoted ?? plain ?? '').toLowerCase().split(/\s+/).includes('next');
  }
  return false;
}

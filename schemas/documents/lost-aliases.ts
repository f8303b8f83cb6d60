import { visit, YAMLParseError, type Document } from 'yaml';

/** Every `*name` without an anchor `&name` before it; the `yaml` package tells only at use, and only of the first. */
export function findLostAliases(document: Document): YAMLParseError[] {
  const lost: YAMLParseError[] = [];
  visit(document, {
    Alias: (_, alias) => {
      if (alias.resolve(document) !== undefined) return;
      const [start, end] = alias.range ?? [0, 0];
      lost.push(new YAMLParseError([start, end], 'BAD_ALIAS', alias.source));
    },
  });
  return lost;
}

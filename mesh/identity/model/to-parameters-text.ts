import { Document, isMap, visit } from 'yaml';
import type { TrainedParameters } from './trained-parameters.ts';

const heading = (
  entity: string,
) => ` The trained parameters of ${entity}.yaml: how often each comparison level holds between two records of one
 entity (m) and of two entities (u). Written by "causeway identity train", which replaces the whole file; a running hub
 never does. Do not change it by hand: give a level of the model its m and u and mark it "fixed: true" instead.`;

/** The text of `identity/<entity>.parameters.yaml`. */
export function toParametersText(parameters: TrainedParameters): string {
  const document = new Document(parameters);
  document.commentBefore = heading(parameters.entity);
  visit(document, {
    // A level is a line, so that a review shows line by line what changed.
    Map(_key, node) {
      if (isMap(node) && (node.has('when') || node.has('together'))) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/** Six digits say more than any data can, and keep the file readable. */
export function roundParameter(value: number): number {
  return Number(value.toPrecision(6));
}

import type { Conflict } from '../hub/index.ts';
import { SourceLine } from './source-line.tsx';
import styles from './parts.module.css';
import { ValueText } from './value-text.tsx';

type Said = Conflict['values'][number];

/** Sources that say the same stand under one value, in the order in which the hub names them. */
export const groupByValue = (values: readonly Said[]): [string, Said[]][] => [
  ...Map.groupBy(values, ({ value }) => value),
];

/** The values that contradict each other, side by side, each with who says so and since when. */
export function ConflictValues({ values }: { values: readonly Said[] }) {
  return (
    <ul className={styles.conflictValues}>
      {groupByValue(values).map(([value, said]) => (
        <li key={value}>
          <strong>
            <ValueText value={value} />
          </strong>
          {said.map(({ source, asOf }) => (
            <SourceLine key={`${source.dataset} ${source.key}`} source={source} asOf={asOf} />
          ))}
        </li>
      ))}
    </ul>
  );
}

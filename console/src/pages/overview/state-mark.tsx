import { useLocale } from '../../locale/index.ts';
import styles from './overview.module.css';

const looks: Record<string, string | undefined> = {
  ready: styles.ready,
  failed: styles.failed,
  never: styles.never,
};

/** A state in a word, a colour and, unless all is well, the sentence that says what happened. */
export function StateMark({ state, sentence }: { state: string; sentence: string }) {
  const { named } = useLocale();
  return (
    <div className={styles.state}>
      <span className={`${styles.mark} ${looks[state] ?? ''}`} title={sentence}>
        {named('source.state.', state)}
      </span>
      {state !== 'ready' && sentence && <div className={styles.sentence}>{sentence}</div>}
    </div>
  );
}

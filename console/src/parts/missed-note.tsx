import Alert from 'antd/es/alert';
import type { MissedSource } from '../hub/index.ts';
import { useLocale, type Words } from '../locale/index.ts';
import { type Names, useNames } from './names-context.tsx';

function toSentence(missed: MissedSource, words: Words, names: Names): string {
  const { t, named, clock } = words;
  const title = names.datasetTitle(missed.dataset);
  const source = title ? `${title} (${missed.department})` : missed.dataset || missed.department;
  const what = named('missed.', missed.code, t('missed.OTHER'))
    .replace('{source}', source)
    .replace('{sentence}', missed.sentence);
  const copy = missed.copiedAt ? t('missed.copy', { time: clock(missed.copiedAt) }) : t('missed.noCopy');
  return words.locale === 'zh-CN' ? `${what}${copy}` : `${what} ${copy}`;
}

/** Names each source that did not answer just now, and how old the copy is that is shown in its place. */
export function MissedNote({ missed }: { missed: readonly MissedSource[] }) {
  const words = useLocale();
  const names = useNames();
  if (missed.length === 0) return null;
  const sentences = [...new Set(missed.map((source) => toSentence(source, words, names)))];
  return (
    <Alert
      showIcon
      type="warning"
      data-missed={missed.length}
      title={sentences.map((sentence) => (
        <div key={sentence}>{sentence}</div>
      ))}
    />
  );
}

import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import type { Problem } from '../hub/index.ts';
import { useLocale } from '../locale/index.ts';

/** What whoever asks can settle alone, or nobody can: no operator need look it up. */
const needsNoOperator = new Set(['FORBIDDEN', 'BAD_REQUEST']);
const kind = { FORBIDDEN: 'info', NOT_FOUND: 'info' } as const;

/** Says in plain words why something is not shown, and what to do. */
export function ProblemNote({ problem, again }: { problem: Problem; again?: (() => void) | undefined }) {
  const { named, t } = useLocale();
  const other = { title: t('problem.OTHER.title'), text: problem.sentence };
  const title = named('problem.', `${problem.code}.title`, other.title);
  const text = named('problem.', `${problem.code}.text`, other.text).replace('{sentence}', problem.sentence);
  const mayHelp = again !== undefined && problem.code !== 'FORBIDDEN';
  return (
    <Alert
      showIcon
      type={kind[problem.code as keyof typeof kind] ?? 'error'}
      title={title}
      data-problem={problem.code}
      description={
        <>
          {text}
          {problem.correlationId && !needsNoOperator.has(problem.code) && (
            <div className="muted code">{t('problem.correlation', { id: problem.correlationId })}</div>
          )}
        </>
      }
      action={mayHelp && <Button onClick={again}>{t('problem.again')}</Button>}
    />
  );
}

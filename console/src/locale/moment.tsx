import { useLocale } from './locale-context.tsx';

/** A point in time, told relative to now; the exact time shows on hover. */
export function Moment({ at, none }: { at: string | null | undefined; none?: string }) {
  const { exact, relative, t } = useLocale();
  if (!at) return <span className="muted">{none ?? t('time.never')}</span>;
  return (
    <time dateTime={at} title={exact(at)} className="moment">
      {relative(at)}
    </time>
  );
}

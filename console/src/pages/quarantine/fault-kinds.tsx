import { quarantineSummaryQuery, type QuarantineSummary, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import styles from './quarantine.module.css';

/** How many rows waited, day by day; a picture for the eye, since the newest figure stands above the list. */
function Trend({ days }: Pick<QuarantineSummary, 'days'>) {
  const { t, number } = useLocale();
  if (days.length < 2) return null;
  const most = Math.max(1, ...days.map(({ waiting }) => waiting));
  return (
    <figure className={styles.trend}>
      <figcaption className="muted">{t('quarantine.trend')}</figcaption>
      <div role="img" aria-label={days.map(({ day, waiting }) => `${day}: ${waiting}`).join(', ')}>
        {days.map(({ day, waiting }) => (
          <span
            key={day}
            title={`${day}: ${number(waiting)}`}
            style={{ height: `${Math.max(4, Math.round((waiting / most) * 48))}px` }}
          />
        ))}
      </div>
    </figure>
  );
}

/** What there is to mend, by kind of fault: a department mends a cause, not rows. */
export function FaultKinds({ dataset }: { dataset: string }) {
  const { t, number } = useLocale();
  const { data } = useAsk(quarantineSummaryQuery, { dataset });
  const summary = data?.quarantineSummary;
  if (!summary || summary.kinds.length === 0) return null;
  return (
    <section className={`panel ${styles.kinds}`} aria-label={t('quarantine.kinds')}>
      <h2>{t('quarantine.kinds')}</h2>
      <ul>
        {summary.kinds.map(({ sentence, count, samples }) => (
          <li key={sentence}>
            <strong className="even">{number(count)}</strong>
            <span>{sentence}</span>
            <span className="code muted">{samples[0]?.position}</span>
          </li>
        ))}
      </ul>
      <Trend days={summary.days} />
    </section>
  );
}

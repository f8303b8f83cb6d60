import {
  type EntityEvent,
  type EntityHistory as History,
  entityHistoryQuery,
  useAsk,
} from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Told } from '../../parts/index.ts';
import { EntityIds } from './entity-ids.tsx';
import styles from './entity.module.css';

function Event({ event, type }: { event: EntityEvent; type: string }) {
  const { named, exact } = useLocale();
  const kind = event.otherIds.length > 0 ? `${event.kind}.others` : event.kind;
  return (
    <li data-event={event.kind}>
      <time dateTime={event.at} className="muted">
        {exact(event.at)}
      </time>
      <span>
        {named('history.', kind, event.kind)} <EntityIds type={type} ids={event.otherIds} />
      </span>
    </li>
  );
}

function Events({ history }: { history: History }) {
  const { t } = useLocale();
  const elsewhere = history.currentIds.filter((id) => id !== history.id);
  return (
    <>
      {elsewhere.length > 0 && (
        <p className={styles.elsewhere}>
          {t(history.status === 'LIVE' ? 'history.elsewhere' : 'history.now')}{' '}
          <EntityIds type={history.type} ids={elsewhere} />
        </p>
      )}
      <ol className={styles.events}>
        {history.events.toReversed().map((event, at) => (
          <Event key={`${event.at} ${at}`} event={event} type={history.type} />
        ))}
      </ol>
    </>
  );
}

/** What became of an id, the newest first: every id that was ever given out answers for ever. */
export function EntityHistory({ id }: { id: string }) {
  const { t } = useLocale();
  const asked = useAsk(entityHistoryQuery, { id });
  return (
    <section aria-labelledby="history" className="panel">
      <h2 id="history">{t('history.title')}</h2>
      <Told asked={{ ...asked, missed: [] }} rows={2}>
        {({ entityHistory }) => entityHistory && <Events history={entityHistory} />}
      </Told>
    </section>
  );
}

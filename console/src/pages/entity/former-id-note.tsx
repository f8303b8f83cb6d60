import Alert from 'antd/es/alert';
import { type EntityHistory, entityHistoryQuery, type EntityView, useAsk } from '../../hub/index.ts';
import { type Fill, useLocale } from '../../locale/index.ts';
import { EntityIds } from './entity-ids.tsx';

/** What an address holds besides its path: the id by which one came, when it is not the one that is shown. */
export interface FormerState {
  formerId: string;
}

export const findFormerId = (state: unknown): string | undefined =>
  typeof state === 'object' && state !== null && 'formerId' in state
    ? (state as FormerState).formerId
    : undefined;

/** The event by which an id ceased; a merge from before events were kept has none. */
const findEnd = ({ events }: EntityHistory) =>
  events.findLast(({ kind }) => kind === 'merged' || kind === 'split');

function toTextKey(history: EntityHistory | null | undefined, shownId: string) {
  const end = history && findEnd(history);
  if (!history || !end) return 'entity.former' as const;
  if (history.status === 'SPLIT') return 'entity.former.split' as const;
  return end.otherIds[0] === shownId ? ('entity.former.merged' as const) : ('entity.former.chain' as const);
}

/** Says that the id by which one came is an older one, and what became of it. */
export function FormerIdNote({ formerId, entity }: { formerId: string; entity: EntityView }) {
  const { t, exact } = useLocale();
  const { data, loading } = useAsk(entityHistoryQuery, { id: formerId });
  const history = data?.entityHistory;
  const end = history && findEnd(history);
  const fill: Fill = { id: formerId, time: end ? exact(end.at) : '' };
  const others = history?.currentIds.filter((id) => id !== entity.id) ?? [];
  if (loading && data === null) return null;
  return (
    <Alert
      showIcon
      type="info"
      data-former={formerId}
      title={t(toTextKey(history, entity.id), fill)}
      description={
        others.length > 0 && (
          <>
            {t('entity.former.also')} <EntityIds type={entity.type} ids={others} />
          </>
        )
      }
    />
  );
}

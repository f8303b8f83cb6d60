import type { WithdrawnDecision } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { EntityLink } from '../../parts/index.ts';
import { OutcomeNote } from './outcome-note.tsx';

function toOutcome({ a, b }: WithdrawnDecision): 'together' | 'apart' | 'open' {
  // A record that is gone, or waits for linkage, is nobody's yet.
  if (a.entityId === null || b.entityId === null) return 'open';
  return a.entityId === b.entityId ? 'together' : 'apart';
}

/** What came of a withdrawal. */
export function WithdrawnNote({ withdrawn }: { withdrawn: WithdrawnDecision }) {
  const { t } = useLocale();
  const ids = [...new Set([withdrawn.a.entityId, withdrawn.b.entityId])].filter((id) => id !== null);
  return (
    <OutcomeNote key={withdrawn.id}>
      {t(`decisions.withdrawn.${toOutcome(withdrawn)}`)}{' '}
      {ids.map((id, at) => (
        <span key={id}>
          <EntityLink type={withdrawn.entityType} id={id}>
            {t(ids.length === 1 ? 'decisions.see' : `decisions.see.${at === 0 ? 'a' : 'b'}`)}
          </EntityLink>{' '}
        </span>
      ))}
    </OutcomeNote>
  );
}

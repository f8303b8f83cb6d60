import { Link } from 'react-router';
import type { DecidedPair, WithdrawnDecision } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { OutcomeNote } from './outcome-note.tsx';
import { Withdrawal } from './withdrawal.tsx';

interface DecidedNoteProps {
  decided: DecidedPair;
  takenBack: (withdrawn: WithdrawnDecision) => void;
}

/** What was decided just now, with the ways to take it back and to all that was decided. */
export function DecidedNote({ decided, takenBack }: DecidedNoteProps) {
  const { t } = useLocale();
  return (
    <>
      <OutcomeNote>
        {t(`identity.decided.${decided.kind}`)}{' '}
        <Link to="/identity/decisions">{t('identity.allDecisions')}</Link>
      </OutcomeNote>
      <Withdrawal decision={decided} label={t('identity.takeBack')} done={takenBack} />
    </>
  );
}

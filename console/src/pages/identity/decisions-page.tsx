import Segmented from 'antd/es/segmented';
import { useState } from 'react';
import {
  type Asked,
  type IdentityDecisions,
  identityDecisionsQuery,
  useAsk,
  type WithdrawnDecision,
} from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { Nothing, pageSize, PageTitle, Pager, type Paging, Told, usePaging } from '../../parts/index.ts';
import { AboutLine } from './about-line.tsx';
import { DecisionPanel } from './decision-panel.tsx';
import { IdentityTabs } from './identity-tabs.tsx';
import { toVisible } from './to-visible.ts';
import { decisionStates, useDecisionFilter } from './use-decision-filter.ts';
import { WithdrawnNote } from './withdrawn-note.tsx';

function DecisionList(props: {
  asked: Asked<IdentityDecisions>;
  empty: string;
  paging: Paging;
  withdrawn: (withdrawn: WithdrawnDecision) => void;
}) {
  const { asked, mayDecide } = toVisible(props.asked);
  return (
    <Told asked={asked} rows={6}>
      {({ identityDecisions: page }) =>
        page.nodes.length === 0 ? (
          <Nothing text={props.empty} />
        ) : (
          <>
            {page.nodes.map((decision) => (
              <DecisionPanel
                key={decision.id}
                decision={decision}
                withdrawn={mayDecide ? props.withdrawn : undefined}
              />
            ))}
            <Pager page={page} paging={props.paging} />
          </>
        )
      }
    </Told>
  );
}

/** What stewards decided about who is who, the newest first; what stands can be taken back. */
export function DecisionsPage() {
  const { t, number } = useLocale();
  const { state, about, choose, clear } = useDecisionFilter();
  const paging = usePaging();
  const [withdrawn, setWithdrawn] = useState<WithdrawnDecision | null>(null);
  const standing = state === 'STANDING' ? true : null;
  const asked = useAsk(identityDecisionsQuery, { standing, about, first: pageSize, after: paging.after });
  const renew = (taken: WithdrawnDecision) => {
    setWithdrawn(taken);
    asked.again();
  };
  return (
    <>
      <PageTitle text={t('decisions.title')} lead={t('decisions.lead')}>
        {asked.data && <span className="muted even">{number(asked.data.identityDecisions.totalCount)}</span>}
        <Segmented
          aria-label={t('decisions.state')}
          value={state}
          onChange={choose}
          options={decisionStates.map((value) => ({ value, label: t(`decisions.state.${value}`) }))}
        />
      </PageTitle>
      <IdentityTabs />
      {about && <AboutLine about={about} clear={clear} />}
      {withdrawn && <WithdrawnNote withdrawn={withdrawn} />}
      <DecisionList {...{ asked, paging, withdrawn: renew }} empty={t(`decisions.empty.${state}`)} />
    </>
  );
}

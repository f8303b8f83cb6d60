import Segmented from 'antd/es/segmented';
import Select from 'antd/es/select';
import { conflictRulesQuery, type ConflictState, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { useNames } from '../../parts/index.ts';
import type { HeldFilter } from './use-conflict-filter.ts';
import styles from './conflicts.module.css';

function StateFilter({ filter, change }: HeldFilter) {
  const { t } = useLocale();
  return (
    <Segmented<ConflictState>
      aria-label={t('conflicts.state')}
      value={filter.state}
      options={[
        { value: 'OPEN', label: t('conflicts.state.OPEN') },
        { value: 'CLOSED', label: t('conflicts.state.CLOSED') },
      ]}
      onChange={(state) => change({ state })}
    />
  );
}

function TypeFilter({ filter, change }: HeldFilter) {
  const { t } = useLocale();
  const { city } = useNames();
  const types = city?.entityTypes.map(({ name, title }) => ({ value: name, label: title })) ?? [];
  return (
    <Segmented
      aria-label={t('conflicts.type')}
      value={filter.type ?? ''}
      options={[{ value: '', label: t('search.allTypes') }, ...types]}
      // A rule belongs to one type: another type's list would be empty.
      onChange={(type) => change({ type: type || null, rule: null })}
    />
  );
}

/** The rules offered are those of the newest hundred conflicts; a click on a row's rule chooses any other. */
function RuleFilter({ filter, change }: HeldFilter) {
  const { t, locale } = useLocale();
  const { data } = useAsk(conflictRulesQuery, { state: filter.state, type: filter.type, locale });
  const rules = new Map(data?.conflicts.nodes.map(({ rule, ruleTitle }) => [rule, ruleTitle || rule]));
  if (filter.rule !== null && !rules.has(filter.rule)) rules.set(filter.rule, filter.rule);
  const options = [...rules].map(([value, label]) => ({ value, label }));
  return (
    <Select
      aria-label={t('conflicts.rule')}
      className={styles.rule}
      value={filter.rule ?? ''}
      options={[{ value: '', label: t('conflicts.allRules') }, ...options]}
      onChange={(rule) => change({ rule: rule || null })}
      popupMatchSelectWidth={false}
    />
  );
}

export function Filters(held: HeldFilter) {
  return (
    <div className={styles.filters}>
      <StateFilter {...held} />
      <TypeFilter {...held} />
      <RuleFilter {...held} />
    </div>
  );
}

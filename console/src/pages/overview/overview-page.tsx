import { useLocale } from '../../locale/index.ts';
import { PageTitle } from '../../parts/index.ts';
import { Counts } from './counts.tsx';
import { EntityCounts } from './entity-counts.tsx';
import { Sources } from './sources.tsx';

export function OverviewPage() {
  const { t } = useLocale();
  return (
    <>
      <PageTitle text={t('overview.title')} />
      <Counts />
      <EntityCounts />
      <Sources />
    </>
  );
}

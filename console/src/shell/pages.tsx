import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { useLocale } from '../locale/index.ts';
import { Nothing, PageTitle } from '../parts/index.ts';

// Each page is a file of its own on the network: a slow line loads only what is looked at.
const Overview = lazy(() => import('../pages/overview/index.ts').then((m) => ({ default: m.OverviewPage })));
const Search = lazy(() => import('../pages/search/index.ts').then((m) => ({ default: m.SearchPage })));
const Entity = lazy(() => import('../pages/entity/index.ts').then((m) => ({ default: m.EntityPage })));
const Conflicts = lazy(() =>
  import('../pages/conflicts/index.ts').then((m) => ({ default: m.ConflictsPage })),
);
const Quarantine = lazy(() =>
  import('../pages/quarantine/index.ts').then((m) => ({ default: m.QuarantinePage })),
);
const Tasks = lazy(() => import('../pages/tasks/index.ts').then((m) => ({ default: m.TasksPage })));
const Decisions = lazy(() =>
  import('../pages/identity/index.ts').then((m) => ({ default: m.DecisionsPage })),
);
const Identity = lazy(() => import('../pages/identity/index.ts').then((m) => ({ default: m.IdentityPage })));

function NotFound() {
  const { t } = useLocale();
  return (
    <>
      <PageTitle text={t('notFound.title')} />
      <Nothing text={t('notFound.text')} />
    </>
  );
}

export function Pages() {
  const { t } = useLocale();
  return (
    <Suspense fallback={<p role="status">{t('app.loading')}</p>}>
      <Routes>
        <Route index element={<Overview />} />
        <Route path="search" element={<Search />} />
        <Route path="entities/:type/:id" element={<Entity />} />
        <Route path="conflicts" element={<Conflicts />} />
        <Route path="quarantine" element={<Quarantine />} />
        <Route path="identity" element={<Identity />} />
        <Route path="identity/decisions" element={<Decisions />} />
        <Route path="tasks" element={<Tasks />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}

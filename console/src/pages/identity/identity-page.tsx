import { identityTasksQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { pageSize, usePaging } from '../../parts/index.ts';
import { TaskList, useTaskState } from '../../task-list/index.ts';
import { DoubtPanel } from './doubt-panel.tsx';
import { IdentityTabs } from './identity-tabs.tsx';
import { toVisible } from './to-visible.ts';

export function IdentityPage() {
  const { t } = useLocale();
  const held = useTaskState();
  const paging = usePaging();
  const open = held.state === 'OPEN';
  const { asked, mayDecide } = toVisible(
    useAsk(identityTasksQuery, { open, first: pageSize, after: paging.after }),
  );
  return (
    <TaskList
      title={t('identity.title')}
      lead={t('identity.lead')}
      empty={t(`identity.empty.${held.state}`)}
      tabs={<IdentityTabs />}
      {...{ asked, held, paging }}
      pageOf={({ identityTasks }) => identityTasks}
    >
      {(task) => <DoubtPanel key={task.id} task={task} mayDecide={mayDecide} />}
    </TaskList>
  );
}

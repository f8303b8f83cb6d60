import { tasksQuery, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { pageSize, usePaging } from '../../parts/index.ts';
import { TaskList, useTaskState } from '../../task-list/index.ts';
import { TaskPanel } from './task-panel.tsx';

export function TasksPage() {
  const { t } = useLocale();
  const held = useTaskState();
  const paging = usePaging();
  const asked = useAsk(tasksQuery, { state: held.state, first: pageSize, after: paging.after });
  return (
    <TaskList
      title={t('tasks.title')}
      lead={t('tasks.lead')}
      empty={t(`tasks.empty.${held.state}`)}
      {...{ asked, held, paging }}
      pageOf={({ tasks }) => tasks}
    >
      {(task) => <TaskPanel key={task.id} task={task} />}
    </TaskList>
  );
}

/** What the pages of tasks show alike; apart from the other parts, so that no other page loads what it is made of. */
export { TaskList } from './task-list.tsx';
export { useTaskState } from './use-task-state.ts';

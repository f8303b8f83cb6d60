/** What waits for the departments: systems that no longer send what their contracts say, with drafts of what would fit. */
export { TasksPage } from './tasks-page.tsx';

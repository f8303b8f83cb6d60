/** Excel workbooks (.xlsx): one sheet whose header row names the columns. */
export { excel } from './excel.ts';

/** What several pages show alike: titles, problems, copies, pagers, values and where they come from. */
export { ConflictValues } from './conflict-values.tsx';
export { EntityLink, toEntityPath } from './entity-link.tsx';
export { Evidence, type Evident } from './evidence.tsx';
export { LanguageSwitch } from './language-switch.tsx';
export { MissedNote } from './missed-note.tsx';
export { NamesProvider, useNames } from './names-context.tsx';
export { Nothing } from './nothing.tsx';
export { PageTitle } from './page-title.tsx';
export { type Page, Pager } from './pager.tsx';
export { ProblemNote } from './problem-note.tsx';
export { DatasetName, SourceLine } from './source-line.tsx';
export { toDecisionsPath } from './to-decisions-path.ts';
export { findProblem, Told } from './told.tsx';
export { type Paging, pageSize, usePaging } from './use-paging.ts';
export { ValueText } from './value-text.tsx';

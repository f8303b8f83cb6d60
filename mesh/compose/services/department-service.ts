import type { DepartmentId } from '#schemas';
import type { Source, Upstream } from '#sources';
import { toCamelCase } from '../sdl/index.ts';

/** A department's own GraphQL or OpenAPI service, offered under its prefix. */
export interface DepartmentService {
  /** `<department>/<system>`. */
  readonly id: string;
  readonly department: DepartmentId;
  /** Such as `cityManagement_api_`. */
  readonly prefix: string;
  readonly upstream: Upstream;
  /** Milliseconds until its answer must be complete. */
  readonly deadline: number;
}

/**
 * The services among the city's sources. The prefix is `<department>_api_`; a department with several services
 * has the system in it as well.
 */
export function toDepartmentServices(sources: readonly Source[]): DepartmentService[] {
  const offered = sources.filter(({ upstream }) => upstream !== undefined);
  const perDepartment = Map.groupBy(offered, ({ department }) => department);
  return offered.flatMap(({ id, department, system, upstream, guard }) => {
    if (!upstream) return [];
    const isOnly = perDepartment.get(department)?.length === 1;
    const name = isOnly ? toCamelCase(department) : `${toCamelCase(department)}_${toCamelCase(system)}`;
    return [{ id, department, prefix: `${name}_api_`, upstream, deadline: guard.deadline }];
  });
}

import type { ReactNode } from 'react';
import { Link } from 'react-router';

export const toEntityPath = (type: string, id: string): string =>
  `/entities/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;

export function EntityLink(props: { type: string; id: string; children: ReactNode }) {
  return <Link to={toEntityPath(props.type, props.id)}>{props.children}</Link>;
}

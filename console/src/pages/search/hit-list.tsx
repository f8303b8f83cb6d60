import type { KeyboardEvent } from 'react';
import { Link } from 'react-router';
import type { EntityHit } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { toEntityPath, useNames, ValueText } from '../../parts/index.ts';
import styles from './search.module.css';

/** ↓ and ↑ walk through the results; ↑ from the first leads back to the box. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const links = [...event.currentTarget.querySelectorAll('a')];
  const at = links.findIndex((link) => link === document.activeElement) + step;
  event.preventDefault();
  if (at < 0) document.getElementById('search')?.focus();
  else links[at]?.focus();
}

function Hit({ hit }: { hit: EntityHit }) {
  const { t, list } = useLocale();
  const { typeTitle, attributeTitle } = useNames();
  const disputed = hit.disputed.map((name) => attributeTitle(hit.type, name));
  return (
    <li>
      <Link to={toEntityPath(hit.type, hit.id)} className={styles.hit}>
        <span className={styles.hitHead}>
          <strong>{hit.label || hit.id}</strong>
          <span className={styles.type}>{typeTitle(hit.type)}</span>
          {disputed.length > 0 && (
            <span className={styles.disputed}>{t('search.disputed', { attributes: list(disputed) })}</span>
          )}
        </span>
        <span className={styles.details}>
          {hit.details.map(({ name, value }) => (
            <span key={name}>
              <span className="muted">{attributeTitle(hit.type, name)}</span> <ValueText value={value} />
            </span>
          ))}
        </span>
      </Link>
    </li>
  );
}

export function HitList({ hits }: { hits: readonly EntityHit[] }) {
  const { t } = useLocale();
  return (
    <ul data-hits={hits.length} aria-label={t('search.results')} className={styles.hits} onKeyDown={walk}>
      {hits.map((hit) => (
        <Hit key={`${hit.type} ${hit.id}`} hit={hit} />
      ))}
    </ul>
  );
}

import { type ReactNode, useEffect, useRef } from 'react';
import { useLocation, useNavigationType } from 'react-router';
import { useLocale } from '../locale/index.ts';
import styles from './parts.module.css';

/**
 * The page's heading. It names the browser's tab, and takes the focus when a link led here, so that a screen reader
 * tells the new page and the keyboard goes on from its top.
 */
export function PageTitle(props: { text: string; children?: ReactNode; lead?: string; keepFocus?: boolean }) {
  const { text, keepFocus } = props;
  const { t } = useLocale();
  const { pathname } = useLocation();
  const navigation = useNavigationType();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${text} · ${t('app.name')}`;
  }, [text, t]);
  useEffect(() => {
    if (navigation === 'PUSH' && !keepFocus) heading.current?.focus();
  }, [pathname, navigation, keepFocus]);
  return (
    <header className={styles.pageTitle}>
      <div className={styles.pageTitleLine}>
        <h1 ref={heading} tabIndex={-1}>
          {text}
        </h1>
        {props.children}
      </div>
      {props.lead && <p className={styles.lead}>{props.lead}</p>}
    </header>
  );
}

import Alert from 'antd/es/alert';
import Button from 'antd/es/button';
import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router';
import { useLocale } from '../locale/index.ts';

function CrashNote() {
  const { t } = useLocale();
  return (
    <Alert
      showIcon
      type="error"
      title={t('problem.crash.title')}
      description={t('problem.crash.text')}
      action={<Button onClick={() => location.reload()}>{t('problem.crash.reload')}</Button>}
    />
  );
}

class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    return this.state.broken ? <CrashNote /> : this.props.children;
  }
}

/** A page that breaks, or whose file is gone after an update, leaves the bar and the other pages usable. */
export function CrashGuard({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Guard key={pathname}>{children}</Guard>;
}

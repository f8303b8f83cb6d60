import Button from 'antd/es/button';
import { type Locale, useLocale } from '../locale/index.ts';

/** Each language is named in itself, for whoever cannot read the one shown. */
const other: Record<Locale, { locale: Locale; name: string }> = {
  en: { locale: 'zh-CN', name: '中文' },
  'zh-CN': { locale: 'en', name: 'English' },
};

export function LanguageSwitch() {
  const { locale, switchTo, t } = useLocale();
  const next = other[locale];
  return (
    <Button
      type="text"
      lang={next.locale}
      aria-label={`${t('app.language')}: ${next.name}`}
      onClick={() => switchTo(next.locale)}
    >
      {next.name}
    </Button>
  );
}

import Button from 'antd/es/button';
import { type FormEvent, useState } from 'react';
import { signIn } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import styles from './sign-in.module.css';

/** A copied token often brings its scheme, quotes or a line's end along. */
export const toToken = (pasted: string): string =>
  pasted
    .trim()
    .replace(/^authorization:\s*/i, '')
    .replace(/^bearer\s+/i, '')
    .replace(/["'\s]/g, '');

export function TokenForm() {
  const { t } = useLocale();
  const [isEmpty, setEmpty] = useState(false);
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const token = toToken(String(new FormData(event.currentTarget).get('token') ?? ''));
    setEmpty(token === '');
    if (token !== '') signIn(token);
  };
  return (
    <form onSubmit={submit} noValidate>
      <label htmlFor="token" className={styles.label}>
        {t('signIn.token')}
      </label>
      <textarea
        id="token"
        name="token"
        rows={4}
        autoFocus
        spellCheck={false}
        autoComplete="off"
        className={styles.token}
        aria-invalid={isEmpty}
        aria-describedby={isEmpty ? 'token-fault' : undefined}
      />
      {isEmpty && (
        <p id="token-fault" role="alert" className={styles.fault}>
          {t('signIn.empty')}
        </p>
      )}
      <Button type="primary" size="large" htmlType="submit" block>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}

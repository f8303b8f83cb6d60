import Button from 'antd/es/button';
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { useLocale } from '../../locale/index.ts';
import styles from './search.module.css';

const toFirstHit = (event: KeyboardEvent): void => {
  if (event.key !== 'ArrowDown') return;
  const first = document.querySelector<HTMLElement>('[data-hits] a');
  if (first === null) return;
  event.preventDefault();
  first.focus();
};

export function SearchBox({ text }: { text: string }) {
  const { t } = useLocale();
  const [params, setParams] = useSearchParams();
  const box = useRef<HTMLInputElement>(null);
  // Going back in the history changes the question without anybody typing.
  useEffect(() => {
    if (box.current) box.current.value = text;
  }, [text]);
  useEffect(() => box.current?.focus(), []);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const next = new URLSearchParams({ q: box.current?.value.trim() ?? '' });
    const type = params.get('type');
    if (type) next.set('type', type);
    setParams(next);
  };
  return (
    <form role="search" onSubmit={submit} className={styles.form}>
      <label htmlFor="search" className={styles.label}>
        {t('search.box')}
      </label>
      <div className={styles.boxLine}>
        <input
          id="search"
          ref={box}
          type="search"
          defaultValue={text}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          enterKeyHint="search"
          className={styles.box}
          onKeyDown={toFirstHit}
        />
        <Button type="primary" size="large" htmlType="submit">
          {t('search.submit')}
        </Button>
      </div>
    </form>
  );
}

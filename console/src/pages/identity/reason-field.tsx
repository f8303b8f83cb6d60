import Input from 'antd/es/input';
import { useId } from 'react';
import { useLocale } from '../../locale/index.ts';
import type { HeldReason } from './use-reason.ts';

interface ReasonFieldProps {
  held: HeldReason;
  hint: string;
  /** The field was called up just now, to be written into. */
  autoFocus?: boolean;
}

export function ReasonField({ held, hint, autoFocus = false }: ReasonFieldProps) {
  const { t } = useLocale();
  const id = useId();
  return (
    <>
      <label htmlFor={id}>{t('identity.reason')}</label>
      <Input.TextArea
        id={id}
        value={held.reason}
        autoFocus={autoFocus}
        autoSize={{ minRows: 1, maxRows: 6 }}
        maxLength={2000}
        placeholder={hint}
        status={held.isMissing ? 'error' : ''}
        onChange={(event) => held.setReason(event.target.value)}
      />
      {held.isMissing && <p role="alert">{t('identity.reasonMissing')}</p>}
    </>
  );
}

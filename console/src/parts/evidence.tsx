import { Link } from 'react-router';
import type { IdentityMember, PairEvidence, WaterfallStep } from '../hub/index.ts';
import { type TextKey, useLocale } from '../locale/index.ts';
import { useNames } from './names-context.tsx';
import { toDecisionsPath } from './to-decisions-path.ts';
import styles from './evidence.module.css';

/** What is known of two records being the same. */
export interface Evident extends PairEvidence {
  reason?: string | null;
}

const places = (step: WaterfallStep): number[] => [step.from ?? 0, step.to ?? 0];

function toSpan(step: WaterfallStep, all: readonly WaterfallStep[]) {
  const [low, high] = [Math.min(0, ...all.flatMap(places)), Math.max(0, ...all.flatMap(places))];
  const toPercent = (weight: number) => ((weight - low) / (high - low || 1)) * 100;
  const [from, to] = places(step)
    .map(toPercent)
    .sort((a, b) => a - b) as [number, number];
  return { left: `${from}%`, width: `max(2px, ${to - from}%)` };
}

function Step({ step, all, type }: { step: WaterfallStep; all: readonly WaterfallStep[]; type: string }) {
  const { t, number } = useLocale();
  const { attributeTitle } = useNames();
  const weight = step.weight ?? 0;
  const name =
    step.kind === 'COMPARISON'
      ? attributeTitle(type, step.name)
      : t(`evidence.${step.kind.toLowerCase()}` as TextKey);
  return (
    <li className={styles.step} data-step={step.kind} data-sign={weight < 0 ? 'against' : 'for'}>
      <span>
        {name} {step.reads && <span className="muted">{step.reads}</span>}
      </span>
      <span className={styles.track} aria-hidden="true">
        <span className={styles.bar} style={toSpan(step, all)} />
      </span>
      <span className="even">{step.weight === null ? '–' : `${weight > 0 ? '+' : ''}${number(weight)}`}</span>
    </li>
  );
}

function Figures({ evident, type }: { evident: Evident; type: string }) {
  const { t, number } = useLocale();
  return (
    <details className={styles.figures}>
      <summary>{t('evidence.figures')}</summary>
      <ol>
        {evident.waterfall.map((step, at) => (
          <Step key={`${at} ${step.name}`} step={step} all={evident.waterfall} type={type} />
        ))}
      </ol>
      <p className="muted">
        {t('evidence.threshold', { weight: number(evident.linkThreshold) })}{' '}
        {evident.rules.length > 0 && t('evidence.rules', { rules: evident.rules.join(', ') })}
      </p>
    </details>
  );
}

interface EvidenceProps {
  evident: Evident;
  type: string;
  /** One of the two records, whose decisions are led to. */
  about: Pick<IdentityMember, 'dataset' | 'key' | 'role'>;
}

/** What speaks for and against two records being the same: in words, and in figures for who asks for them. */
export function Evidence({ evident, type, about }: EvidenceProps) {
  const { t } = useLocale();
  return (
    <div className={styles.evidence}>
      {evident.decisions.map(({ id, kind, by, reason }) => (
        <p key={id} className={styles.decision}>
          {t(`evidence.${kind}`, { by, reason })}{' '}
          <Link to={toDecisionsPath(about)}>{t('evidence.decisions')}</Link>
        </p>
      ))}
      {evident.reason && <p>{evident.reason}</p>}
      {evident.sentences.map((sentence, at) => (
        <p key={`${at} ${sentence}`}>{sentence}</p>
      ))}
      <Figures evident={evident} type={type} />
    </div>
  );
}

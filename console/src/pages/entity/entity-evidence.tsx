import { explainEntityQuery, type IdentityLink, useAsk } from '../../hub/index.ts';
import { useLocale } from '../../locale/index.ts';
import { DatasetName, Evidence, findProblem, Told } from '../../parts/index.ts';
import styles from './entity.module.css';

/** As many as the question asks for. */
const mostLinks = 50;

type Side = IdentityLink['a'];

function SideName({ side }: { side: Side }) {
  return (
    <span>
      <DatasetName dataset={side.dataset} /> <span className="code muted">{side.key}</span>
    </span>
  );
}

function Link({ link, type }: { link: IdentityLink; type: string }) {
  const { t, locale } = useLocale();
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  return (
    <li data-link={`${link.a.key} ${link.b.key}`}>
      <h3 className={styles.linkHead}>
        <SideName side={link.a} />
        <span aria-hidden="true">–</span>
        <SideName side={link.b} />
        {link.probability !== null && (
          <span className="muted">{t('evidence.sure', { percent: percent.format(link.probability) })}</span>
        )}
      </h3>
      <Evidence evident={link} type={type} about={link.a} />
    </li>
  );
}

/** Asked apart from the entity: it quotes every department's records, which only a steward may see. */
export function EntityEvidence({ id }: { id: string }) {
  const { t, locale } = useLocale();
  const asked = useAsk(explainEntityQuery, { id, locale });
  if (['FORBIDDEN', 'NOT_FOUND'].includes(findProblem(asked)?.code ?? '')) return null;
  return (
    <section aria-labelledby="evidence" className="panel">
      <h2 id="evidence">{t('evidence.title')}</h2>
      <Told asked={{ ...asked, missed: [] }} rows={3}>
        {({ explainEntity }) =>
          explainEntity?.links.length ? (
            <>
              {explainEntity.doubts.map((doubt) => (
                <p key={doubt.id} className={styles.doubt}>
                  {doubt.sentence}
                </p>
              ))}
              <ul className={styles.links}>
                {explainEntity.links.map((link) => (
                  <Link key={JSON.stringify([link.a, link.b])} link={link} type={explainEntity.type} />
                ))}
              </ul>
              {explainEntity.links.length === mostLinks && (
                <p className="muted">{t('evidence.more', { count: explainEntity.links.length })}</p>
              )}
            </>
          ) : (
            <p className={styles.quiet}>{t('evidence.single')}</p>
          )
        }
      </Told>
    </section>
  );
}

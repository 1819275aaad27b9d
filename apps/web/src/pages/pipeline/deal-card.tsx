import { memo, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Deal } from '../../api/deals';
import { Avatar } from '../../components/avatar';
import { useT } from '../../i18n';
import { boardYuan, sizeText } from '../deals/units';
import { stallLevel } from './board-model';

interface Props {
  readonly deal: Deal;
  readonly stalledAfterDays: number | undefined;
  /** The milestone as a tag, where one column holds several. */
  readonly showStage: boolean;
}

/** What a deal shows on the board: name, company and park, amount and size, tags, owner, next step, days. */
export const DealCardFace = memo(function DealCardFace({
  deal,
  stalledAfterDays,
  showStage,
}: Props): ReactNode {
  const t = useT('pipeline');
  const level = stallLevel(deal.daysInStage, stalledAfterDays);
  const area = sizeText(deal);
  return (
    <>
      <h3 className="k-name" title={deal.name}>
        <Link to={`/deals/${deal.id}`} tabIndex={-1} draggable={false}>
          {deal.name}
        </Link>
      </h3>
      <p className="k-company">
        <span title={deal.company ?? undefined}>
          {deal.company ?? (deal.park ? '' : t('card.noCompany'))}
        </span>
        {deal.park ? <span className="k-park">{deal.park.name}</span> : null}
      </p>
      <p className="k-amount">
        <b>{boardYuan(deal.investmentYuan)}</b>
        {area === '' ? null : <span>{area}</span>}
      </p>
      <p className="k-tags">
        {deal.industry ? <span className="tag tag-mute">{deal.industry}</span> : null}
        {deal.needType ? <span className="tag tag-mute">{t(`common:needType.${deal.needType}`)}</span> : null}
        {showStage ? <span className="tag tag-ok">{deal.stage.name}</span> : null}
      </p>
      <footer className="k-foot">
        <span className="k-owner" title={deal.owner.name}>
          <Avatar name={deal.owner.name} />
          <span className="sr-only">{deal.owner.name}</span>
        </span>
        <span className="k-next" title={deal.nextStep ?? undefined}>
          {deal.nextStep ?? t('card.noNextStep')}
        </span>
        <span className={`k-age age-${level}`}>
          {level === 'bad' ? <span className="sr-only">{t('card.stalled')} </span> : null}
          {t('card.days', { n: deal.daysInStage })}
        </span>
      </footer>
    </>
  );
});

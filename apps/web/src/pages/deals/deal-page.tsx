import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Suspense, lazy, useState, type ReactNode } from 'react';
import { Link, useParams } from 'react-router';
import { getDeal, getHistory, type Deal, type DealDetail } from '../../api/deals';
import { problemCode } from '../../api/problem';
import { Avatar } from '../../components/avatar';
import { Icon } from '../../components/icon';
import { useDocumentTitle } from '../../components/page-header';
import { EmptyState, ErrorState, Loading, Skeleton } from '../../components/states';
import { Tag, type TagTone } from '../../components/tag';
import { showToast } from '../../components/toasts';
import { formatYuan } from '../../format';
import { loadMessages, useT } from '../../i18n';
import { TasksCard } from '../calendar/tasks-card';
import type { MoveQuestion } from '../pipeline/use-moves';
import { VisitsCard } from '../visits/lazy';
import { CardLevel } from '../lead/card-title';
import { DealComposer } from './deal-composer';
import './deal.css';
import { DealFacts } from './deal-facts';
import { DealMoveMenu } from './deal-move-menu';
import { DealTimeline } from './deal-timeline';
import { DealHistory } from './deal-history';
import { MoveDialog } from './move-dialog';
import { NextGate } from './next-gate';
import { NextStep } from './next-step';
import { StagePath } from './stage-path';
import { sizeText } from './units';

const AttachmentsCard = lazy(async () => {
  const [file] = await Promise.all([import('../lead/attachments-card'), loadMessages(['lead'])]);
  return { default: file.AttachmentsCard };
});

const STATUS_TONES: Readonly<Record<Deal['status'], TagTone>> = {
  open: 'blue',
  won: 'ok',
  lost: 'bad',
  on_hold: 'warn',
  transferred: 'mute',
};

/** 项目页: where the deal stands, what the next stage asks for, its facts, and everything that happened. */
export function DealPage(): ReactNode {
  const t = useT('deals');
  const { id = '' } = useParams();
  const deal = useQuery({ queryKey: ['deal', id], queryFn: () => getDeal(id) });
  useDocumentTitle(deal.data?.name ?? t('title'));
  if (deal.isPending) return <DealWaiting />;
  if (problemCode(deal.error) === 'not_found') {
    return (
      <EmptyState page title={t('notFound')} hint={t('notFoundHint')}>
        <Link className="btn" to="/pipeline">
          {t('toBoard')}
        </Link>
      </EmptyState>
    );
  }
  if (!deal.data) return <ErrorState error={deal.error} onRetry={() => void deal.refetch()} />;
  return <DealView key={id} deal={deal.data} />;
}

function DealView({ deal }: { readonly deal: DealDetail }): ReactNode {
  const t = useT('deals');
  const queryClient = useQueryClient();
  const [question, setQuestion] = useState<MoveQuestion | null>(null);
  const history = useQuery({ queryKey: ['deal', deal.id, 'history'], queryFn: () => getHistory(deal.id) });

  const stages = deal.path.map(({ id, name }, position) => ({ id, name, position }));
  const moveTo = (to: string): void => {
    const target = stages.filter((stage) => stage.id === to);
    setQuestion({ deal, stages: target, preferred: to, exit: null });
  };
  const onMoved = (moved: Deal): void => {
    setQuestion(null);
    showToast({
      text: t('moved.toast', {
        stage: moved.status === 'open' ? moved.stage.name : t(`status.${moved.status}`),
      }),
    });
    void queryClient.invalidateQueries({ queryKey: ['deal', deal.id] });
    void queryClient.invalidateQueries({ queryKey: ['deals'] });
  };

  return (
    <div className="deal">
      <header className="deal-head">
        <Link className="deal-back" to="/pipeline">
          <Icon name="back" /> {t('toBoard')}
        </Link>
        <div className="deal-title">
          <h1>{deal.name}</h1>
          <Tag tone={STATUS_TONES[deal.status]}>
            {deal.status === 'open' ? deal.stage.name : t(`status.${deal.status}`)}
          </Tag>
          {deal.stalled ? <Tag tone="bad">{t('stalled', { n: deal.daysInStage })}</Tag> : null}
          {deal.permissions.move ? (
            <DealMoveMenu
              deal={deal}
              onStage={moveTo}
              onExit={(exit) => setQuestion({ deal, stages: [], preferred: exit, exit })}
            />
          ) : null}
        </div>
        <p className="deal-line">
          <span className="deal-number">{deal.number}</span>
          <b>{formatYuan(deal.investmentYuan)}</b>
          {sizeText(deal) === '' ? null : <span>{sizeText(deal)}</span>}
          <span>{[deal.company, deal.park?.name].filter(Boolean).join(' · ') || t('notFilled')}</span>
          <span className="deal-owner">
            <Avatar name={deal.owner.name} /> {deal.owner.name}
          </span>
          {deal.leadId === null ? null : (
            <Link to={`/leads/${deal.leadId}`}>
              {t('toLead')} <Icon name="open" />
            </Link>
          )}
        </p>
        <StagePath deal={deal} moves={history.data?.items ?? []} />
      </header>
      {deal.lostReason === null ? null : (
        <p className="notice notice-bad deal-lost">
          <b>{t(`lostReason.${deal.status}`)}</b> {deal.lostReason}
        </p>
      )}
      <div className="deal-grid">
        <div className="deal-side">
          <NextGate deal={deal} onMove={(stage) => moveTo(stage.id)} />
          <NextStep deal={deal} />
          <CardLevel value="h2">
            {deal.leadId !== null && (
              <Suspense fallback={null}>
                <VisitsCard leadId={deal.leadId} mayPlan={deal.permissions.edit} />
              </Suspense>
            )}
            <TasksCard about={{ dealId: deal.id }} mayEdit={deal.permissions.edit} />
          </CardLevel>
          <DealFacts deal={deal} />
        </div>
        <div className="deal-main">
          <section className="card" aria-label={t('timeline.title')}>
            <div className="card-head">
              <h2>{t('timeline.title')}</h2>
              <span className="aside">{t('timeline.aside')}</span>
            </div>
            {deal.permissions.edit ? <DealComposer dealId={deal.id} /> : null}
            <DealTimeline deal={deal} />
          </section>
          <CardLevel value="h2">
            <Suspense fallback={<Skeleton height={76} />}>
              <AttachmentsCard home={{ of: 'deal', id: deal.id }} />
            </Suspense>
          </CardLevel>
          <DealHistory history={history} />
        </div>
      </div>
      {question ? (
        <MoveDialog question={question} onMoved={onMoved} onCancel={() => setQuestion(null)} />
      ) : null}
    </div>
  );
}

function DealWaiting(): ReactNode {
  return (
    <Loading className="deal">
      <div className="deal-head">
        <Skeleton width={320} height={24} />
        <Skeleton width={480} height={18} />
        <Skeleton height={56} />
      </div>
      <div className="deal-grid">
        <Skeleton height={320} />
        <Skeleton height={320} />
      </div>
    </Loading>
  );
}

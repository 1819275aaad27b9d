import type { ReactNode } from 'react';
import type { DealDetail } from '../../api/deals';
import { Icon } from '../../components/icon';
import { Popover } from '../../components/popover';
import { useT } from '../../i18n';
import { EXITS, type Exit } from '../pipeline/board-model';

const STATUS_OF: Readonly<Record<Exit, DealDetail['status']>> = {
  lost: 'lost',
  onHold: 'on_hold',
  transferred: 'transferred',
};

interface Props {
  readonly deal: DealDetail;
  readonly onStage: (id: string) => void;
  readonly onExit: (exit: Exit) => void;
}

/** Every place the deal can go to from its page. */
export function DealMoveMenu({ deal, onStage, onExit }: Props): ReactNode {
  const t = useT('deals');
  const active = deal.status === 'open' || deal.status === 'won';
  return (
    <div className="deal-actions">
      <Popover
        label={t('move.to')}
        align="end"
        trigger={(wiring) => (
          <button type="button" className="btn" {...wiring}>
            <Icon name="go" /> {t('move.to')}
          </button>
        )}
      >
        {(close) => (
          <div className="menu">
            {deal.path
              .filter((stage) => !stage.current || !active)
              .map((stage) => (
                <button
                  key={stage.id}
                  type="button"
                  onClick={() => {
                    close();
                    onStage(stage.id);
                  }}
                >
                  {stage.name}
                </button>
              ))}
            <hr />
            {EXITS.filter((exit) => STATUS_OF[exit] !== deal.status).map((exit) => (
              <button
                key={exit}
                type="button"
                onClick={() => {
                  close();
                  onExit(exit);
                }}
              >
                {t(`exit.${exit}`)}
              </button>
            ))}
          </div>
        )}
      </Popover>
    </div>
  );
}

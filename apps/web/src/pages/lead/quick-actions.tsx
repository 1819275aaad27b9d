import { useMe } from '../../api/me';
import type { LeadDetail } from '../../api/leads';
import { Icon } from '../../components/icon';
import { Kbd } from '../../components/kbd';
import { Popover } from '../../components/popover';
import { useT } from '../../i18n';
import { PoolReveal } from '../pool/lead-pool-notices';
import type { LeadDialog } from './lead-dialogs';
import { mayPlan } from './lead-keys';
import { phoneText } from './phone-text';
import type { LeadActions } from './use-lead-actions';

interface Props {
  readonly lead: LeadDetail;
  readonly actions: LeadActions;
  readonly dialog: LeadDialog | null;
  readonly onDialog: (dialog: LeadDialog | null) => void;
  readonly onLog: () => void;
}

/** The contact line and what can be done at once. */
export function QuickActions(props: Props) {
  const t = useT('lead');
  const { lead, actions, onDialog } = props;
  const may = lead.permissions;
  return (
    <>
      <ContactLine lead={lead} actions={actions} onDialog={onDialog} />
      <div className="ld-actions">
        {may.claim && (
          <button
            type="button"
            className="btn btn-pri"
            disabled={actions.claim.isPending}
            onClick={() => actions.claim.mutate()}
          >
            {t('action.claim')} <Kbd keys="f" />
          </button>
        )}
        {may.reveal && (
          <>
            <button
              type="button"
              className={may.claim ? 'btn' : 'btn btn-pri'}
              disabled={lead.phone === null || lead.doNotContact}
              onClick={() => onDialog('call')}
            >
              <Icon name="phone" />
              {t('action.call')} <Kbd keys="c" />
            </button>
            <button
              type="button"
              className="btn"
              disabled={lead.doNotContact}
              onClick={() => void actions.copyWechat()}
            >
              <Icon name="wechat" />
              {t('action.wechat')} <Kbd keys="w" />
            </button>
          </>
        )}
        {may.edit && (
          <button type="button" className="btn" onClick={props.onLog}>
            <Icon name="note" />
            {t('action.log')} <Kbd keys="l" />
          </button>
        )}
        {mayPlan(lead) && (
          <button type="button" className="btn" onClick={() => onDialog('visit')}>
            <Icon name="calendar" />
            {t('action.visit')} <Kbd keys="v" />
          </button>
        )}
        {may.convert && (
          <button type="button" className="btn" onClick={() => onDialog('convert')}>
            <Icon name="go" />
            {t('action.convert')} <Kbd keys="d" />
          </button>
        )}
        {may.assign && (
          <button type="button" className="btn" onClick={() => onDialog('assign')}>
            <Icon name="assign" />
            {t('action.assign')} <Kbd keys="a" />
          </button>
        )}
        <MoreMenu {...props} />
      </div>
    </>
  );
}

function MoreMenu({ lead, onDialog }: Props) {
  const t = useT('lead');
  const me = useMe();
  const may = lead.permissions;
  if (!may.release && !may.edit && !may.assign && !may.merge && lead.myAccess === null) return null;
  return (
    <Popover
      label={t('common:more')}
      align="end"
      trigger={(wiring) => (
        <button type="button" className="btn-ico" aria-label={t('common:more')} {...wiring}>
          <Icon name="dots" />
        </button>
      )}
    >
      {(close) => {
        const choose = (dialog: LeadDialog) => () => {
          close();
          onDialog(dialog);
        };
        return (
          <div className="menu">
            {may.convert && (
              <button type="button" className="ld-phoneonly" onClick={choose('convert')}>
                <Icon name="go" />
                {t('action.convert')}
              </button>
            )}
            {may.assign && (
              <button type="button" className="ld-phoneonly" onClick={choose('assign')}>
                <Icon name="assign" />
                {t('action.assign')}
              </button>
            )}
            {may.edit && (
              <button type="button" onClick={choose('phones')}>
                <Icon name="phone" />
                {t('action.phones')}
              </button>
            )}
            {may.merge && (
              <button type="button" onClick={choose('merge')}>
                <Icon name="merge" />
                {t('action.merge')}
              </button>
            )}
            {may.release && (
              <button type="button" onClick={choose('snooze')}>
                <Icon name="clock" />
                {t('action.snoozeChoices')} <Kbd keys="shift+h" />
              </button>
            )}
            {may.edit && (
              <button type="button" onClick={choose('tags')}>
                <Icon name="note" />
                {t('action.tags')} <Kbd keys="t" />
              </button>
            )}
            {(may.share || lead.myAccess !== null) && (
              <button type="button" onClick={choose('collaborators')}>
                <Icon name="users" />
                {t('action.collaborators')}
              </button>
            )}
            {may.assign && (
              <button type="button" onClick={choose('transfer')}>
                <Icon name="exchange" />
                {t('action.transfer')}
              </button>
            )}
            {may.assign && me.user.permissions.includes('recycling.exempt') && (
              <button type="button" onClick={choose('exempt')}>
                <Icon name="pool" />
                {t('action.exempt')}
              </button>
            )}
            {may.release && (
              <button type="button" onClick={choose('release')}>
                <Icon name="pool" />
                {t('action.release')} <Kbd keys="r" />
              </button>
            )}
            {may.edit && (
              <button type="button" onClick={choose('disqualify')}>
                <Icon name="ban" />
                {t('action.disqualify')} <Kbd keys="shift+d" />
              </button>
            )}
          </div>
        );
      }}
    </Popover>
  );
}

function ContactLine({ lead, actions, onDialog }: Pick<Props, 'lead' | 'actions' | 'onDialog'>) {
  const t = useT('lead');
  return (
    <p className="ld-contact">
      {lead.contact !== null && <span>{lead.contact}</span>}
      {actions.phone !== null && (
        <span>
          {phoneText(actions.phone)}
          {actions.masked && lead.permissions.reveal && (
            <button
              type="button"
              className="btn-link ld-reveal"
              disabled={actions.reveal.isPending}
              onClick={() => actions.reveal.mutate()}
            >
              {t('reveal')}
            </button>
          )}
          <PoolReveal lead={lead} actions={actions} />
        </span>
      )}
      {lead.otherPhones.map((other) => (
        <span key={other.id}>{phoneText(other.phone)}</span>
      ))}
      {lead.contactDetail.wechat !== null && (
        <span>{t('wechatIs', { wechat: lead.contactDetail.wechat })}</span>
      )}
      {lead.contactDetail.email !== null && <span>{lead.contactDetail.email}</span>}
      {lead.region.length > 0 && <span>{lead.region.join(t('common:listSeparator'))}</span>}
      <span>{lead.owner === null ? t('noOwner') : t('ownerIs', { name: lead.owner.name })}</span>
      {lead.collaborators.length > 0 && (
        <button type="button" className="btn-link ld-with" onClick={() => onDialog('collaborators')}>
          {t('collaboratorsAre', {
            names: lead.collaborators.map((one) => one.name).join(t('common:listSeparator')),
          })}
        </button>
      )}
    </p>
  );
}

/** Fixed at the bottom of a phone: call, WeChat, log, visit. */
export function PhoneActions({ lead, actions, onDialog, onLog }: Omit<Props, 'dialog'>) {
  const t = useT('lead');
  const may = lead.permissions;
  if (!may.reveal && !may.edit && !may.claim) return null;
  return (
    <div className="ld-phonebar">
      {may.claim && (
        <button type="button" className="btn btn-pri" onClick={() => actions.claim.mutate()}>
          {t('action.claim')}
        </button>
      )}
      {may.reveal && (
        <>
          <button
            type="button"
            className={may.claim ? 'btn' : 'btn btn-pri'}
            disabled={lead.phone === null || lead.doNotContact}
            onClick={() => onDialog('call')}
          >
            <Icon name="phone" />
            {t('action.call')}
          </button>
          <button
            type="button"
            className="btn"
            disabled={lead.doNotContact}
            onClick={() => void actions.copyWechat()}
          >
            <Icon name="wechat" />
            {t('action.wechatShort')}
          </button>
        </>
      )}
      {may.edit && (
        <button type="button" className="btn" onClick={onLog}>
          <Icon name="note" />
          {t('action.log')}
        </button>
      )}
      {mayPlan(lead) && (
        <button
          type="button"
          className="btn"
          aria-label={t('action.visit')}
          onClick={() => onDialog('visit')}
        >
          {t('action.visitShort')}
        </button>
      )}
    </div>
  );
}

import { useT } from '../../i18n';
import type { LeadActions } from './use-lead-actions';

/** After a WeChat id or the number was copied: one tick says that the request has gone out, and plans to look again. */
export function FriendTick({ actions }: { readonly actions: LeadActions }) {
  const t = useT('lead');
  if (actions.friend === null) return null;
  return (
    <div className="notice" role="status">
      <label>
        <input
          type="checkbox"
          checked={actions.asked.isPending}
          disabled={actions.asked.isPending}
          onChange={() => actions.asked.mutate()}
        />{' '}
        {t('wechat.tick')}
      </label>
      <button type="button" className="btn-link" onClick={actions.forgetFriend}>
        {t('wechat.notYet')}
      </button>
    </div>
  );
}

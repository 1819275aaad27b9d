import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sayGone, sayPresent } from '../../api/queue';
import { Avatar } from '../../components/avatar';
import { useT } from '../../i18n';

const BEAT_MS = 20_000;

/** Who else looks at this lead. Asking says that one looks oneself; leaving says so too. */
export function Presence({ leadId, editing }: { readonly leadId: string; readonly editing: boolean }) {
  const t = useT('lead');
  const { data } = useQuery({
    queryKey: ['presence', leadId, editing],
    queryFn: () => sayPresent(leadId, editing),
    refetchInterval: BEAT_MS,
    staleTime: 0,
    gcTime: 0,
    retry: false,
  });
  useEffect(() => () => void sayGone(leadId).catch(() => undefined), [leadId]);
  const viewers = data?.viewers ?? [];
  const names = viewers.map((viewer) => viewer.name).join(t('common:listSeparator'));
  const typing = viewers.some((viewer) => viewer.editing);
  return (
    <span className="ld-viewers" role="status">
      {viewers.length > 0 && (
        <>
          {viewers.slice(0, 3).map((viewer) => (
            <Avatar key={viewer.id} name={viewer.name} />
          ))}
          {t(typing ? 'presence.editing' : 'presence.viewing', { names })}
        </>
      )}
    </span>
  );
}

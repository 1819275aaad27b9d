import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { agendaPeopleQuery } from '../../api/agenda';
import { useMe } from '../../api/me';
import { useT } from '../../i18n';

/** Whose calendar: oneself, a team, or somebody in it. */
export type Who =
  | { readonly kind: 'me' }
  | { readonly kind: 'user'; readonly id: string }
  | { readonly kind: 'team'; readonly id: string };

/** As the address says it: `team:…`, `user:…`, nothing for oneself. */
export function readWho(text: string | null): Who {
  const found = /^(team|user):([0-9a-f-]{36})$/.exec(text ?? '');
  return found === null
    ? { kind: 'me' }
    : { kind: found[1] === 'team' ? 'team' : 'user', id: found[2] ?? '' };
}

export function writeWho(who: Who): string {
  return who.kind === 'me' ? '' : `${who.kind}:${who.id}`;
}

/** Only for those who may look at somebody else's. */
export function WhoSelect({
  who,
  onChange,
}: {
  readonly who: Who;
  readonly onChange: (who: Who) => void;
}): ReactNode {
  const t = useT('calendar');
  const { user } = useMe();
  const { data } = useQuery({ ...agendaPeopleQuery, enabled: user.role !== 'agent' });
  if (user.role === 'agent' || data === undefined) return null;
  return (
    <select
      className="select cal-who-select"
      aria-label={t('who.label')}
      value={writeWho(who)}
      onChange={(event) => onChange(readWho(event.target.value))}
    >
      <option value="">{t('who.me')}</option>
      {data.teams.map((team) => (
        <option key={team.id} value={`team:${team.id}`}>
          {t('who.team', { name: team.name })}
        </option>
      ))}
      {data.people
        .filter((person) => person.id !== user.id)
        .map((person) => (
          <option key={person.id} value={`user:${person.id}`}>
            {person.name}
          </option>
        ))}
    </select>
  );
}

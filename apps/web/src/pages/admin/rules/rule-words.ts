import type { RuleDefinition, RuleInput } from '../../../api/routing-rules';
import type { Translate } from '../../../i18n';

/** To whom a rule gives, in words. */
export function targetText(rule: RuleDefinition, t: Translate): string {
  switch (rule.target) {
    case 'team':
      return rule.team?.name ?? '';
    case 'park':
      return t('rules.parkTeam');
    case 'user':
      return t('rules.person', { name: rule.user?.name ?? '', team: rule.team?.name ?? '' });
  }
}

/** What happens when nobody is eligible, in words. */
export function fallbackText(rule: RuleDefinition, t: Translate): string {
  if (rule.fallback === 'team') return t('rules.fallback.team', { team: rule.fallbackTeam?.name ?? '' });
  return rule.fallbackPool === null
    ? t(`rules.fallback.${rule.fallback}`)
    : t('rules.fallback.namedPool', { pool: rule.fallbackPool.name });
}

/** A rule as it is written back; of what else a published one has the server wants nothing. */
export function inputOf(rule: RuleDefinition): RuleInput {
  return {
    id: rule.id,
    name: rule.name,
    active: rule.active,
    conditions: rule.conditions,
    target: rule.target,
    teamId: rule.teamId,
    userId: rule.user?.id ?? null,
    strategy: rule.strategy,
    ownerFirst: rule.ownerFirst,
    period: rule.period,
    cap: rule.cap,
    capPeriod: rule.capPeriod,
    fallback: rule.fallback,
    fallbackTeamId: rule.fallbackTeam?.id ?? null,
    fallbackPoolId: rule.fallbackPool?.id ?? null,
    onlyOnShift: rule.onlyOnShift,
  };
}

/** The choice of a target as one value: `team:ID`, `user:ID` or `park`. */
export function targetValue(rule: RuleDefinition): string {
  switch (rule.target) {
    case 'team':
      return `team:${rule.teamId ?? ''}`;
    case 'user':
      return `user:${rule.user?.id ?? ''}`;
    case 'park':
      return 'park';
  }
}

/** A chosen target as the server wants it. */
export function targetOf(value: string): Pick<RuleInput, 'target' | 'teamId' | 'userId'> {
  const [kind, id = null] = value.split(':');
  if (kind === 'user') return { target: 'user', teamId: null, userId: id };
  return kind === 'park'
    ? { target: 'park', teamId: null, userId: null }
    : { target: 'team', teamId: id, userId: null };
}

/** The choice of a fallback as one value: `wait`, `next`, `pool` (the team's own), `pool:ID` or `team:ID`. */
export function fallbackValue(rule: RuleDefinition): string {
  if (rule.fallback === 'team') return `team:${rule.fallbackTeam?.id ?? ''}`;
  return rule.fallbackPool === null ? rule.fallback : `pool:${rule.fallbackPool.id}`;
}

const KINDS = ['next', 'pool', 'team'] as const;

/** A chosen fallback as the server wants it. */
export function fallbackOf(value: string): Pick<RuleInput, 'fallback' | 'fallbackTeamId' | 'fallbackPoolId'> {
  const [kind, id = null] = value.split(':');
  const fallback = KINDS.find((plain) => plain === kind) ?? 'wait';
  return {
    fallback,
    fallbackTeamId: fallback === 'team' ? id : null,
    fallbackPoolId: fallback === 'pool' ? id : null,
  };
}

/** A team's part of a credit. */
export interface Share {
  readonly teamId: string;
  /** Up to two decimals. */
  readonly percent: number;
}

const WHOLE = 10_000; // hundredths of a percent

/** Whether shares are a whole: each team once, every part more than nothing, together 100 %. */
export function areWhole(shares: readonly Share[]): boolean {
  const hundredths = shares.map(({ percent }) => Math.round(percent * 100));
  return (
    new Set(shares.map(({ teamId }) => teamId)).size === shares.length &&
    hundredths.every((part) => part > 0) &&
    hundredths.reduce((sum, part) => sum + part, 0) === WHOLE
  );
}

/** Whether somebody stands above both sides: an administrator, or a manager of every team concerned. */
export function mayRule(
  actor: { readonly id: string; readonly role: string; readonly teamIds: readonly string[] },
  dispute: { readonly openedById: string; readonly teamIds: readonly string[] },
): boolean {
  if (actor.id === dispute.openedById) return false;
  if (actor.role === 'admin') return true;
  return actor.role === 'manager' && dispute.teamIds.every((teamId) => actor.teamIds.includes(teamId));
}

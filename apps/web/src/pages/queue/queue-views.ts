import { can, type Visitor } from '../../access';
import type { LeadView } from '../../api/types';

/** The list a role starts with: its own work, its team's, or everything. */
export function homeView(visitor: Visitor): LeadView {
  if (can(visitor, 'seeAllLeads')) return 'all';
  return can(visitor, 'seeTeamLeads') ? 'team' : 'mine';
}

/** The lists a role may open, in the order of the tabs. */
export function viewsFor(visitor: Visitor): readonly LeadView[] {
  if (visitor.role === 'auditor') return ['all', 'pool'];
  if (can(visitor, 'seeAllLeads')) return ['mine', 'all', 'pool'];
  return can(visitor, 'seeTeamLeads') ? ['mine', 'team', 'pool'] : ['mine', 'pool'];
}

import type { Actor } from '@luodi/identity';
import { localDate } from '@luodi/platform';
import { defaultView } from './lead-filter';
import type { LeadQuestion, Today } from './lead-filter';

/** The quick filters of the queue. */
export const QUEUE_CHIPS = [
  'awaiting',
  'overdue',
  'dueToday',
  'newToday',
  'snoozed',
  'handover',
  'all',
] as const;
export type QueueChip = (typeof QUEUE_CHIPS)[number];

/** The lists behind the queue's tabs. */
export const QUEUE_TABS = ['mine', 'collaborating', 'team', 'all', 'pool', 'converted'] as const;
export type QueueTab = (typeof QUEUE_TABS)[number];

/** What GET /leads is asked behind a chip, besides the view: the number on the chip is the total of that list. */
export function chipQuestion(chip: QueueChip, today: Today): LeadQuestion {
  switch (chip) {
    case 'awaiting':
      return { responded: false, snoozed: false };
    case 'overdue':
      return { due: 'overdue', snoozed: false };
    case 'dueToday':
      return { due: 'today', snoozed: false };
    case 'newToday': {
      const date = localDate(today.now, today.timeZone);
      return { createdFrom: date, createdTo: date, snoozed: false };
    }
    case 'snoozed':
      return { snoozed: true };
    case 'handover':
      return { ownerActive: false };
    case 'all':
      return { snoozed: false };
  }
}

/** What GET /leads is asked behind a tab: the number on the tab is the total of that list. What is put off waits behind its own chip. */
export function tabQuestion(tab: QueueTab, actor: Actor): LeadQuestion {
  return tab === 'converted'
    ? { view: defaultView(actor), status: ['converted'] }
    : { view: tab, snoozed: false };
}

/** The tabs that an actor may ask for; the others have no number. */
export function tabsOf(actor: Actor): readonly QueueTab[] {
  return actor.role === 'agent'
    ? ['mine', 'collaborating', 'pool', 'converted']
    : ['mine', 'team', 'all', 'pool', 'converted'];
}

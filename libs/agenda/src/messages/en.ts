import { VISITS_EN } from '../visits/messages/en';

/** Texts of the agenda, English. */
export const EN = {
  ...VISITS_EN,
  'error.task_person.title': 'They cannot get this task',
  'error.task_person.detail': 'Tasks are for yourself, or for active members of the teams you lead.',
  'field.dueOnce': 'needs a day or a time, one of them',
  'field.sixWeeks': 'at most six weeks at a time',
  'field.aboutOne': 'a task is about a lead or a deal, not both',
  'feed.name': 'Luodi · {name}',
  'feed.cancelled': 'Cancelled · {what}',
  'feed.kind.visit': 'Visit',
  'feed.kind.follow_up': 'Follow-up',
  'feed.kind.task': 'Task',
  'feed.kind.deal_step': 'Deal: next step',
  'feed.kind.deal_milestone.signed': 'Planned signing',
  'feed.kind.deal_milestone.constructionStarted': 'Planned start of construction',
  'feed.kind.deal_milestone.inProduction': 'Planned start of production',
} as const;

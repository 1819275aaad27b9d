import { VISITS_ZH_CN } from '../visits/messages/zh-cn';

/** Texts of the agenda, Chinese. */
export const ZH_CN = {
  ...VISITS_ZH_CN,
  'error.task_person.title': '不能交给此人',
  'error.task_person.detail': '任务只能安排给自己，或您所带团队中在职的成员。',
  'field.dueOnce': '请给出日期或时间，只要一个',
  'field.sixWeeks': '一次最多六周',
  'field.aboutOne': '任务只能关联一条线索或一个项目',
  'feed.name': '落地 · {name}',
  'feed.cancelled': '已取消 · {what}',
  'feed.kind.visit': '带看',
  'feed.kind.follow_up': '跟进',
  'feed.kind.task': '任务',
  'feed.kind.deal_step': '项目下一步',
  'feed.kind.deal_milestone.signed': '计划签约',
  'feed.kind.deal_milestone.constructionStarted': '计划开工',
  'feed.kind.deal_milestone.inProduction': '计划投产',
} as const;

import type { Messages } from '@luodi/platform';

export const EN: Messages = {
  'report.stage.lead': 'Lead',
  'report.group.none': 'Not given',
  'report.channel.form': 'Web form',
  'report.channel.api': 'API',
  'report.channel.phone': 'Phone',
  'report.channel.wechat': 'WeChat',
  'report.channel.walk_in': 'Walk-in',
  'report.channel.referral': 'Referral',
  'report.channel.exhibition': 'Exhibition',
  'report.channel.import': 'Imported list',
  'report.channel.web': 'Web',
  'report.channel.email': 'Mail',
  'report.definition.funnel.groupName': 'Group',
  'report.definition.funnel.name':
    'Leads, then the fixed milestones of deals (stages of all pipelines, by milestone)',
  'report.definition.funnel.entered':
    'Leads created in the period (without merged ones); deals that reached the stage by a move effective in the period. A forward jump counts for every stage it passes over; a deal counts once a stage',
  'report.definition.funnel.current':
    'Open leads and open or won deals that stand in the stage now, as on the board, whatever the period',
  'report.definition.funnel.passed':
    'Of those entered, leads that became deals and deals that went on to a later stage by the end of the period; total: deals that reached signing',
  'report.definition.funnel.lost':
    'Of those entered, leads disqualified and deals whose last move by the end of the period lost them in this stage',
  'report.definition.funnel.conversion':
    'Passed ÷ entered, rounded to four decimals; total: deals that reached signing ÷ leads created',
  'report.definition.funnel.medianDays':
    'Median days in the stage of deals that went forward out of it in the period; for leads, from creation to becoming a deal',
  'report.definition.funnel.amountYuan':
    'Sum of the planned investment (yuan) of the deals entered, leads excluded; total: of the deals that reached signing',
  'report.definition.sources.name': 'The channel a lead first came by (or the chosen grouping)',
  'report.definition.sources.leads': 'Leads created in the period, without merged ones',
  'report.definition.sources.responded': 'Of those, answered',
  'report.definition.sources.converted': 'Of those, turned into deals',
  'report.definition.sources.signed': 'Of those, with a deal that has ever reached signing or beyond',
  'report.definition.sources.disqualified': 'Of those, disqualified',
  'report.definition.sources.conversion': 'Turned into deals ÷ leads created',
  'report.definition.sources.medianMinutes':
    'Median minutes (wall clock) from the start of the clock to the first response',
  'report.definition.agents.name': 'Who owns the leads and deals now',
  'report.definition.agents.leads': 'Leads created in the period that they own now',
  'report.definition.agents.responded': 'Of those, answered',
  'report.definition.agents.onTime': 'Of those, answered within the deadline',
  'report.definition.agents.hitRate': 'Answered in time ÷ leads answered or past the deadline',
  'report.definition.agents.medianMinutes':
    'Median minutes (wall clock) from the start of the clock to the first response',
  'report.definition.agents.followUps': 'Follow-ups they wrote in the period, without notes',
  'report.definition.agents.converted': 'Of those leads, turned into deals',
  'report.definition.agents.signed': 'Of those, with a deal that has ever reached signing or beyond',
  'report.definition.agents.conversion': 'Turned into deals ÷ leads created',
  'report.definition.agents.openDeals': 'Deals open now, whatever the period',
  'report.definition.agents.amountYuan': 'Sum of the planned investment (yuan) of the deals open now',
  'report.definition.fairness.name': 'Agent',
  'report.definition.fairness.rule': 'The rule that decided',
  'report.definition.fairness.received': 'Leads the rule gave them in the period',
  'report.definition.fairness.eligible': 'Decisions at which they could take the lead',
  'report.definition.fairness.ideal':
    'At each decision their weight ÷ the weights of all who could, summed up',
  'report.definition.fairness.corrected':
    'Shares corrected by hand in the period: above zero more is owed, below zero less',
  'report.definition.fairness.deviation':
    'Received less owed; rules in turn, by load or with known companies to their owner stray from the weights by design',
  'report.definition.sla.name': 'Who owns the leads now (or the chosen grouping)',
  'report.definition.sla.leads':
    'First response: leads created in the period, without merged ones; other clocks: those that began in the period',
  'report.definition.sla.decided':
    'Of those, done or past the deadline; not those that a closing or the like ended before it',
  'report.definition.sla.onTime': 'Of those, done within the deadline',
  'report.definition.sla.late': 'Decided less in time',
  'report.definition.sla.hitRate': 'In time ÷ decided',
  'report.definition.sla.medianMinutes': 'Median minutes on the wall from the start to what was done',
  'report.definition.pool.name': 'The name of the pool',
  'report.definition.pool.entered': 'Entries into the pool in the period; a lead counts each time',
  'report.definition.pool.released': 'Of these returned by owner or manager',
  'report.definition.pool.recycled': 'Of these taken back by a recycle rule',
  'report.definition.pool.uncontacted': 'Of these claimed, not contacted in time and sent back',
  'report.definition.pool.transferred': 'Of these moved here from another team without a new owner',
  'report.definition.pool.escalated': 'Of these put here by the ladder of a clock',
  'report.definition.pool.handover': 'Of these put here in a handover',
  'report.definition.pool.routed': 'Of these put here by a routing rule',
  'report.definition.pool.claimed': 'Claims by agents in the period',
  'report.definition.pool.assigned': 'Leads that a manager gave out of the pool in the period',
  'report.definition.pool.left': 'Exits in the period: claimed, assigned, routed, closed, merged or moved',
  'report.definition.pool.current': 'Open leads in the pool now, whatever the period',
  'report.definition.pool.claimRate': 'Claimed ÷ in, to four decimals',
  'report.definition.pool.returnRate': 'Uncontacted ÷ claimed',
  'report.definition.pool.medianHours':
    'Median of the hours that leads claimed in the period lay in the pool, by the wall clock',
  'report.definition.parseErrors.field': 'What the reader takes from the text of an inquiry',
  'report.definition.parseErrors.parsed':
    'Of the accepted inquiries received in the period: those of which it read the field, and those whose text had it and staff filled it in',
  'report.definition.parseErrors.corrected':
    'Of these, put right by a person: entered otherwise than read, or changed on the lead within 24 hours of its first inquiry. That it changed is kept, never names, firms or numbers',
  'report.definition.parseErrors.errorRate':
    'Corrected ÷ read, rounded half up to four decimals; what nobody checked counts as right',
};

import * as clocks from '../../libs/leads/src/clock/clock-kinds';
import * as leads from '../../libs/leads/src/lead-values.policy';
import * as deals from '../../libs/pipeline/src/stages/milestones.policy';
import * as reporting from '../../libs/reporting/src/closed-lists';

describe('the closed lists of reports and exports', () => {
  it.each([
    ['lead statuses', reporting.LEAD_STATUSES, leads.LEAD_STATUSES],
    ['needs', reporting.NEED_TYPES, leads.NEED_TYPES],
    ['channels', reporting.LEAD_CHANNELS, leads.LEAD_CHANNELS],
    ['states of the clock', reporting.SLA_STATES, leads.SLA_STATES],
    ['clocks', reporting.CLOCK_KINDS, clocks.CLOCK_KINDS],
    ['activities', reporting.ACTIVITY_TYPES, leads.ACTIVITY_TYPES],
    ['deal statuses', reporting.DEAL_STATUSES, deals.DEAL_STATUSES],
    ['milestones', reporting.MILESTONES, deals.MILESTONES],
    ['milestones after signing', reporting.LANDING, deals.milestonesOf('landing')],
  ])('%s are those of their context', (_name, here, there) => {
    expect(here).toEqual(there);
  });
});

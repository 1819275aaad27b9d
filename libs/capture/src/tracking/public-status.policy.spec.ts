import { progressSteps, publicStatus, type StatusFacts } from './public-status.policy';

const NEW: StatusFacts = {
  inquiryStatus: 'accepted',
  leadStatus: 'new',
  owned: true,
  firstResponded: false,
  offerStatus: null,
  dealStatus: null,
};

describe('publicStatus', () => {
  it.each<[Partial<StatusFacts>, string]>([
    [{}, 'assigned'],
    [{ owned: false }, 'received'],
    [{ leadStatus: null, offerStatus: 'new', owned: false }, 'received'],
    [{ leadStatus: null, offerStatus: 'new' }, 'assigned'],
    [{ leadStatus: null, offerStatus: 'contacted' }, 'contacted'],
    [{ leadStatus: null, offerStatus: 'taken' }, 'in_progress'],
    [{ leadStatus: null, offerStatus: 'closed' }, 'closed'],
    [{ leadStatus: null }, 'received'],
    [{ inquiryStatus: 'quarantined', leadStatus: null }, 'received'],
    [{ firstResponded: true }, 'contacted'],
    [{ leadStatus: 'contacted' }, 'contacted'],
    [{ leadStatus: 'qualified' }, 'in_progress'],
    [{ leadStatus: 'nurturing' }, 'in_progress'],
    [{ leadStatus: 'converted', dealStatus: 'open' }, 'in_progress'],
    [{ leadStatus: 'converted', dealStatus: 'lost' }, 'closed'],
    [{ leadStatus: 'converted', dealStatus: 'won' }, 'closed'],
    [{ leadStatus: 'disqualified' }, 'closed'],
    [{ inquiryStatus: 'withdrawn' }, 'withdrawn'],
  ])('%j → %s', (facts, status) => {
    expect(publicStatus({ ...NEW, ...facts })).toBe(status);
  });
});

describe('progressSteps', () => {
  const times = { received: '09:42', assigned: '09:43', contacted: null };

  it.each([
    ['received', ['done', 'next', 'later', 'later']],
    ['assigned', ['done', 'done', 'next', 'later']],
    ['contacted', ['done', 'done', 'done', 'next']],
    ['in_progress', ['done', 'done', 'done', 'done']],
    ['closed', ['done', 'done', 'later', 'later']],
    ['withdrawn', ['done', 'done', 'later', 'later']],
  ] as const)('%s → %j', (status, states) => {
    expect(progressSteps(status, times).map((step) => step.state)).toEqual(states);
  });
});

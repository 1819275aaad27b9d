import { fillBlanks, type LeadFacts } from '@luodi/leads';

/**
 * The file wins where it says something; what it leaves blank stays. The person's own phone and WeChat id stay: they are
 * what the person is recognised by. An amount and its entered form travel together.
 */
export function overwriteFacts(known: LeadFacts, row: LeadFacts): LeadFacts {
  const mixed = fillBlanks(row, known);
  return { ...mixed, phone: known.phone ?? row.phone, wechat: known.wechat ?? row.wechat };
}

/** What a receiver may subscribe to; a closed list. The triggers of the migration write the same names. */
export const WEBHOOK_EVENTS = [
  'inquiry.received',
  'lead.created',
  'lead.assigned',
  'lead.reopened',
  'lead.disqualified',
  'lead.converted',
  'deal.created',
  'deal.moved',
  'deal.signed',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** The event of a test; nobody subscribes to it. */
export const PING = 'ping';

/** On what ground a receiver gets what it gets (the same list as the register of disclosures). */
export const LEGAL_BASES = ['handling', 'sharing', 'marketing', 'contract', 'law'] as const;
export type LegalBasis = (typeof LEGAL_BASES)[number];

export const DELIVERY_STATES = ['pending', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a try failed. */
export const DELIVERY_ERRORS = [
  'blocked_address',
  'bad_url',
  'dns',
  'refused',
  'timeout',
  'tls',
  'connection',
  'redirect',
  'http_status',
] as const;
export type DeliveryError = (typeof DELIVERY_ERRORS)[number];

const CODE = /^[A-Za-z][A-Za-z0-9_.-]{0,49}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Of an event's stored data what may leave: ids, codes, numbers and truth values, never free text. */
export function factsOf(data: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  const facts: Record<string, string | number | boolean> = {};
  for (const [key, value] of Object.entries(data)) {
    if (typeof value === 'number' || typeof value === 'boolean') facts[key] = value;
    else if (typeof value === 'string' && (UUID.test(value) || CODE.test(value))) facts[key] = value;
  }
  return facts;
}

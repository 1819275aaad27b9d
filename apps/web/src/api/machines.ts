import { http } from './client';
import type { Page, Schemas } from './types';

type Body = Readonly<Record<string, unknown>>;

export type ApiKey = Schemas['ApiKeyResponse'];
export type ApiKeySecret = Schemas['ApiKeySecretResponse'];
export type Webhook = Schemas['WebhookResponse'];
export type WebhookSecret = Schemas['WebhookSecretResponse'];
export type Robot = Schemas['RobotResponse'];
export type WebhookDelivery = Schemas['WebhookDeliveryResponse'];

/** What a key may be good for, as the server knows it. */
export const API_KEY_SCOPES = ['inquiries.create', 'inquiries.read'] as const;
/** What a webhook may be told of, as the server knows it. */
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
export const LEGAL_BASES = ['handling', 'sharing', 'marketing', 'contract', 'law'] as const;

export const listApiKeys = (cursor?: string): Promise<Page<ApiKey>> => http.get('/api-keys', { cursor });
export const createApiKey = (body: Body): Promise<ApiKeySecret> => http.post('/api-keys', body);
export const updateApiKey = (id: string, body: Body): Promise<ApiKey> => http.patch(`/api-keys/${id}`, body);
/** A new secret; the old one works for the hours of grace. */
export const rotateApiKey = (id: string, graceHours: number): Promise<ApiKeySecret> =>
  http.post(`/api-keys/${id}/rotate`, { graceHours });
export const revokeApiKey = (id: string): Promise<ApiKey> => http.post(`/api-keys/${id}/revoke`);

export const listWebhooks = (cursor?: string): Promise<Page<Webhook>> => http.get('/webhooks', { cursor });
export const createWebhook = (body: Body): Promise<WebhookSecret> => http.post('/webhooks', body);
export const updateWebhook = (id: string, body: Body): Promise<Webhook> =>
  http.patch(`/webhooks/${id}`, body);
export const deleteWebhook = (id: string): Promise<unknown> => http.delete(`/webhooks/${id}`);
export const rotateWebhookSecret = (id: string): Promise<WebhookSecret> =>
  http.post(`/webhooks/${id}/rotate-secret`);
export const resumeWebhook = (id: string): Promise<Webhook> => http.post(`/webhooks/${id}/resume`);
/** Sends a test event now and answers how it went. */
export const testWebhook = (id: string): Promise<WebhookDelivery> => http.post(`/webhooks/${id}/test`);
export const listDeliveries = (id: string, cursor?: string): Promise<Page<WebhookDelivery>> =>
  http.get(`/webhooks/${id}/deliveries`, { cursor });
export const replayDelivery = (id: string, deliveryId: string): Promise<WebhookDelivery> =>
  http.post(`/webhooks/${id}/deliveries/${deliveryId}/replay`);

/** Chat groups whose robots can be told, and of what, as the server knows them. */
export const ROBOT_KINDS = ['wecom', 'dingtalk', 'feishu'] as const;
export const ROBOT_EVENTS = [
  'lead_assigned',
  'clock_warned',
  'clock_breached',
  'lead_escalated',
  'lead_waiting',
  'waiting_alarm',
  'inquiry_added',
  'due_warned',
  'due_breached',
  'due_copied',
  'pool_contact_due',
  'pool_recycle_due',
  'pool_uncontacted',
  'pool_recycled',
] as const;
export const listRobots = (cursor?: string): Promise<Page<Robot>> => http.get('/notify-robots', { cursor });
export const createRobot = (body: Body): Promise<Robot> => http.post('/notify-robots', body);
export const updateRobot = (id: string, body: Body): Promise<Robot> =>
  http.patch(`/notify-robots/${id}`, body);
export const deleteRobot = (id: string): Promise<unknown> => http.delete(`/notify-robots/${id}`);
/** Says hello in the group now and answers how it went. */
export const testRobot = (id: string): Promise<Schemas['RobotTestResponse']> =>
  http.post(`/notify-robots/${id}/test`);

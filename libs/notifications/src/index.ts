export { NotificationsModule } from './notifications.module';
export { HostResolver } from './webhooks/host-resolver';
export { WebhookDeliveryService } from './webhooks/webhook-delivery.service';
export { WebhookSender } from './webhooks/webhook-sender';
export { NoticeSweepService } from './notice-sweep.service';

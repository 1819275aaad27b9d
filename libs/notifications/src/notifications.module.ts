import { Module } from '@nestjs/common';

/** In-app notices and mail. */
@Module({})
export class NotificationsModule {}

import { Module } from '@nestjs/common';
import { registerMessages } from '@luodi/platform';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { ReportController } from './reports/report.controller';
import { ReportService } from './reports/report.service';

registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Reports and exports: read-only SQL over everybody's tables. */
@Module({
  controllers: [ReportController],
  providers: [ReportService],
})
export class ReportingModule {}

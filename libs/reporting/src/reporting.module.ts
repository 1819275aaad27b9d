import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { ExportController } from './exports/export.controller';
import { ExportFileService } from './exports/export-file.service';
import { ExportService } from './exports/export.service';
import { ExportStorage } from './exports/export-storage';
import { ExportTask } from './exports/export.task';
import { MakeExportService } from './exports/make-export.service';
import { EN } from './messages/en';
import { FILES_EN } from './messages/files.en';
import { FILES_ZH_CN } from './messages/files.zh-cn';
import { ZH_CN } from './messages/zh-cn';
import { REPORTING_ERRORS } from './reporting.errors';
import { ParseErrorsController } from './parsing/parse-errors.controller';
import { ParseErrorsService } from './parsing/parse-errors.service';
import { ReportController } from './reports/report.controller';
import { ClockRowQueries } from './reports/clock.queries';
import { ReportService } from './reports/report.service';
import { REPORTING_PERSON_DATA } from './person-tables';

registerErrors(REPORTING_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });
registerMessages({ 'zh-CN': FILES_ZH_CN, en: FILES_EN });

/** Reports and exports: read-only SQL over everybody's tables. */
@Module({
  imports: [IdentityModule],
  controllers: [ParseErrorsController, ReportController, ExportController],
  providers: [
    ParseErrorsService,
    ReportService,
    ClockRowQueries,
    ExportService,
    ExportFileService,
    ExportStorage,
    MakeExportService,
    ExportTask,
  ],
  exports: [ExportFileService],
})
export class ReportingModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(REPORTING_PERSON_DATA);
  }
}

import { type DynamicModule, Module } from '@nestjs/common';
import { AgendaModule } from '@luodi/agenda';
import { CaptureModule } from '@luodi/capture';
import { ContactsModule } from '@luodi/contacts';
import { IdentityModule } from '@luodi/identity';
import { ImportsModule } from '@luodi/imports';
import { LeadsModule } from '@luodi/leads';
import { NotificationsModule } from '@luodi/notifications';
import { PipelineModule } from '@luodi/pipeline';
import { PlatformModule, type Config } from '@luodi/platform';
import { PrivacyModule } from '@luodi/privacy';
import { ReportingModule } from '@luodi/reporting';
import { RoutingModule } from '@luodi/routing';
import { WorkspaceModule } from '@luodi/workspace';

/** The same contexts without HTTP: jobs and cron. */
@Module({})
export class WorkerModule {
  public static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(config),
        IdentityModule,
        WorkspaceModule,
        ContactsModule,
        PrivacyModule,
        ImportsModule,
        LeadsModule,
        RoutingModule,
        CaptureModule,
        PipelineModule,
        AgendaModule,
        NotificationsModule,
        ReportingModule,
      ],
    };
  }
}

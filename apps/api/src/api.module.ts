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
import { ConsoleStream } from './console-stream';
import { FormPagesModule } from './form-pages.module';
import { HealthController } from './health.controller';
import { MetricsController } from './metrics.controller';
import { StreamController } from './stream.controller';

/** Everything that speaks HTTP. */
@Module({})
export class ApiModule {
  public static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(config),
        // First: routes are tried in this order, and the public intake is the busiest.
        CaptureModule,
        IdentityModule,
        WorkspaceModule,
        ContactsModule,
        PrivacyModule,
        ImportsModule,
        LeadsModule,
        RoutingModule,
        PipelineModule,
        AgendaModule,
        NotificationsModule,
        ReportingModule,
        FormPagesModule,
      ],
      controllers: [HealthController, MetricsController, StreamController],
      providers: [ConsoleStream],
    };
  }
}

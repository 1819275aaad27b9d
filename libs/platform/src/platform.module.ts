import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Caches } from './database/cached';
import { Clock, SystemClock } from './clock';
import { CONFIG, type Config } from './config';
import { DatabaseModule } from './database/database.module';
import { registerErrors } from './errors';
import { registerMessages } from './i18n';
import { JobRegistry } from './jobs/jobs';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { PgListener } from './database/pg-listener';
import { PLATFORM_ERRORS } from './platform.errors';
import { PersonDataRegistry } from './person/person-data';
import { PLATFORM_PERSON_DATA } from './person/platform-tables';
import { RateLimits } from './http/rate-limits';
import { Settings } from './database/settings';

registerErrors(PLATFORM_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

const PROVIDERS = [PgListener, Caches, Settings, RateLimits, JobRegistry, PersonDataRegistry];

/** Configuration, database, clock, jobs, caches and limits for every lib. */
@Global()
@Module({})
export class PlatformModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(PLATFORM_PERSON_DATA);
  }

  public static forRoot(config: Config): DynamicModule {
    return {
      module: PlatformModule,
      imports: [ConfigModule.forRoot(config), DatabaseModule],
      providers: [...PROVIDERS, { provide: Clock, useClass: SystemClock }],
      exports: [...PROVIDERS, Clock],
    };
  }
}

@Global()
@Module({})
class ConfigModule {
  public static forRoot(config: Config): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: CONFIG, useValue: config }],
      exports: [CONFIG],
    };
  }
}

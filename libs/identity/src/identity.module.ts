import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { ApiKeyController } from './api-keys/api-key.controller';
import { ApiKeyQueries } from './api-keys/api-key.queries';
import { ApiKeyService } from './api-keys/api-key.service';
import { MachineAuth } from './api-keys/machine-auth';
import { ActorQueries } from './access/actor.queries';
import { AuditController } from './audit/audit.controller';
import { AuditQueries } from './audit/audit.queries';
import { AuthController } from './session/auth.controller';
import { AuthGuard } from './access/auth.guard';
import { IDENTITY_ERRORS } from './identity.errors';
import { LocalStrategy } from './session/local.strategy';
import { LoginService } from './session/login.service';
import { MeController } from './session/me.controller';
import { Membership } from './users/membership';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { OwnAccountService } from './session/own-account.service';
import { PasswordService } from './session/password.service';
import { SessionSerializer } from './session/session.serializer';
import { TeamController } from './users/team.controller';
import { TeamQueries } from './users/team.queries';
import { TeamService } from './users/team.service';
import { TokenService } from './session/token.service';
import { UserController } from './users/user.controller';
import { UserQueries } from './users/user.queries';
import { UserService } from './users/user.service';
import { IDENTITY_PERSON_DATA } from './person-tables';

registerErrors(IDENTITY_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

@Module({
  imports: [PassportModule.register({ session: true })],
  controllers: [
    AuthController,
    MeController,
    UserController,
    TeamController,
    AuditController,
    ApiKeyController,
  ],
  providers: [
    ActorQueries,
    ApiKeyQueries,
    ApiKeyService,
    AuditQueries,
    LocalStrategy,
    LoginService,
    MachineAuth,
    Membership,
    OwnAccountService,
    PasswordService,
    SessionSerializer,
    TeamQueries,
    TeamService,
    TokenService,
    UserQueries,
    UserService,
    { provide: APP_GUARD, useClass: AuthGuard },
  ],
  exports: [ActorQueries, Membership, PasswordService, TeamService, UserService],
})
export class IdentityModule {
  public constructor(registry: PersonDataRegistry) {
    registry.register(IDENTITY_PERSON_DATA);
  }
}

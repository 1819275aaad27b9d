import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { PassportModule } from '@nestjs/passport';
import { registerErrors, registerMessages } from '@luodi/platform';
import { ActorQueries } from './actor.queries';
import { AuditController } from './audit.controller';
import { AuditQueries } from './audit.queries';
import { AuthController } from './auth.controller';
import { AuthGuard } from './auth.guard';
import { IDENTITY_ERRORS } from './identity.errors';
import { LocalStrategy } from './local.strategy';
import { LoginService } from './login.service';
import { MeController } from './me.controller';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { OwnAccountService } from './own-account.service';
import { PasswordService } from './password.service';
import { SessionSerializer } from './session.serializer';
import { TeamController } from './team.controller';
import { TeamQueries } from './team.queries';
import { TeamService } from './team.service';
import { TokenService } from './token.service';
import { UserController } from './user.controller';
import { UserQueries } from './user.queries';
import { UserService } from './user.service';

registerErrors(IDENTITY_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

@Module({
  imports: [PassportModule.register({ session: true })],
  controllers: [AuthController, MeController, UserController, TeamController, AuditController],
  providers: [
    ActorQueries,
    AuditQueries,
    LocalStrategy,
    LoginService,
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
  exports: [ActorQueries, PasswordService, TeamService, UserService],
})
export class IdentityModule {}

export type { Actor } from './access/actor';
export { ActorQueries } from './access/actor.queries';
export { Allow, CurrentActor, Public } from './access/auth.decorators';
export { IdentityModule } from './identity.module';
export { PasswordService } from './session/password.service';
export { ROLES, roleMay, type Permission, type Role } from './access/permissions.policy';
export { SESSION_COOKIE } from './session/session-cookie';
export { UserService, insertUser } from './users/user.service';

export type { Actor } from './actor';
export { ActorQueries } from './actor.queries';
export { Allow, CurrentActor, Public } from './auth.decorators';
export { IdentityModule } from './identity.module';
export { PasswordService } from './password.service';
export { ROLES, roleMay, type Permission, type Role } from './permissions.policy';
export { SESSION_COOKIE } from './session-cookie';
export { UserService, insertUser } from './user.service';

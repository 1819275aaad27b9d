import { ApiProperty } from '@nestjs/swagger';
import type { Actor } from '../access/actor';
import { ROLES, permissionsOf, type Role } from '../access/permissions.policy';

export class MeUserResponse {
  public id!: string;
  public name!: string;
  public username!: string;
  @ApiProperty({ enum: ROLES })
  public role!: Role;
  @ApiProperty({ type: [String] })
  public permissions!: string[];
  @ApiProperty({ type: [String] })
  public teamIds!: string[];
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  public locale!: string;
  public mustChangePassword!: boolean;
}

export class LoginResponse {
  public accessToken!: string;
  @ApiProperty({ enum: ['Bearer'] })
  public tokenType!: string;
  /** Seconds. */
  public expiresIn!: number;
  public user!: MeUserResponse;
}

export class MeResponse {
  public user!: MeUserResponse;
  /** To be sent as X-CSRF-Token with every write of a cookie session; null for a bearer token. */
  @ApiProperty({ type: String, nullable: true })
  public csrfToken!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public preferences!: Record<string, unknown>;
  /** IANA time zone of the workspace. */
  public timezone!: string;
  /** The workspace's calendar date, YYYY-MM-DD. */
  public today!: string;
  /** Who answers for personal information, and how to reach them (PIPL 52); null while nobody is named. */
  @ApiProperty({ type: String, nullable: true })
  public privacyOfficer!: string | null;
  /** Path of the demo workspace's sample article; null where there is none. */
  @ApiProperty({ type: String, nullable: true })
  public sampleArticle!: string | null;
}

/** The signed-in user as the interface shows them. */
export function presentMe(actor: Actor): MeUserResponse {
  return {
    id: actor.id,
    name: actor.name,
    username: actor.username,
    role: actor.role,
    permissions: permissionsOf(actor.role),
    teamIds: [...actor.teamIds],
    locale: actor.locale,
    mustChangePassword: actor.mustChangePassword,
  };
}

import { ApiProperty } from '@nestjs/swagger';
import { HONORIFICS, type Honorific } from './user.dto';
import { ROLES, type Role } from '../access/permissions.policy';

export class UserResponse {
  public id!: string;
  public username!: string;
  public name!: string;
  @ApiProperty({ enum: ROLES })
  public role!: Role;
  @ApiProperty({ enum: HONORIFICS })
  public honorific!: Honorific;
  @ApiProperty({ type: String, nullable: true })
  public email!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public workPhone!: string | null;
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  public locale!: string;
  @ApiProperty({ type: [String] })
  public teamIds!: string[];
  public active!: boolean;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' })
  public lastLoginAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

export class UserPageResponse {
  public items!: UserResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** A password that is shown this once. */
export class NewPasswordResponse {
  public password!: string;
}

export interface UserRow {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly role: Role;
  readonly honorific: Honorific;
  readonly email: string | null;
  readonly work_phone: string | null;
  readonly locale: string;
  readonly team_ids: string[];
  readonly active: boolean;
  readonly last_login_at: Date | null;
  readonly created_at: Date;
  /** To the microsecond, for cursors. */
  readonly created_at_text: string;
  readonly version: number;
}

/** A user as administrators see them; the password hash never leaves the table. */
export function presentUser(row: UserRow): UserResponse {
  return {
    id: row.id,
    username: row.username,
    name: row.name,
    role: row.role,
    honorific: row.honorific,
    email: row.email,
    workPhone: row.work_phone,
    locale: row.locale,
    teamIds: row.team_ids,
    active: row.active,
    lastLoginAt: row.last_login_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    version: row.version,
  };
}

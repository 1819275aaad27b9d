import { ApiProperty } from '@nestjs/swagger';
import { ROLES, type Role } from '../access/permissions.policy';

export class TeamMemberResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: ROLES })
  public role!: Role;
  public active!: boolean;
}

export class TeamResponse {
  public id!: string;
  public name!: string;
  public active!: boolean;
  public members!: TeamMemberResponse[];
  public version!: number;
}

export class TeamPageResponse {
  public items!: TeamResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

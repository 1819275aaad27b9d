import { ApiProperty } from '@nestjs/swagger';
import { RefResponse } from '../lead.response';
import { LeadViewSettingsDto } from './lead-view.dto';

export class LeadViewResponse {
  public id!: string;
  public name!: string;
  public owner!: RefResponse;
  /** The team that it is shared with. */
  @ApiProperty({ type: RefResponse, nullable: true })
  public team!: RefResponse | null;
  public settings!: LeadViewSettingsDto;
  /** Whether you may change it: your own one, and a shared one of a team that you lead. */
  public editable!: boolean;
  /** Whether you may delete it, and take it back from the team: your own one; administrators every shared one. */
  public deletable!: boolean;
  /** How many colleagues with an active account let their queue begin with it. */
  @ApiProperty({ type: 'integer' })
  public startFor!: number;
  public version!: number;
}

export class LeadViewListResponse {
  @ApiProperty({ type: [LeadViewResponse] })
  public items!: LeadViewResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

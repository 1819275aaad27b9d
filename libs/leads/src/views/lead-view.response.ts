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
  /** Whether you may change it. */
  public editable!: boolean;
  public version!: number;
}

export class LeadViewListResponse {
  @ApiProperty({ type: [LeadViewResponse] })
  public items!: LeadViewResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

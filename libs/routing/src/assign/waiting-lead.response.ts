import { ApiProperty } from '@nestjs/swagger';
import { NEED_TYPES, WAITING_REASONS } from '@luodi/leads';
import type { NeedType, WaitingReason } from '@luodi/leads';

class WaitingRefResponse {
  public id!: string;
  public name!: string;
}

/** Somebody whom the rule could choose, as they are now. */
export class WaitingAgentResponse {
  public id!: string;
  public name!: string;
  /** Open leads in their hands. */
  public open!: number;
  public capacity!: number;
  public accepting!: boolean;
  /** The end of the leave that they are on now. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public leaveUntil!: string | null;
}

/** A lead that nobody could be given, why, and what would free it. */
export class WaitingLeadResponse {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
  @ApiProperty({ enum: NEED_TYPES, nullable: true })
  public needType!: NeedType | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMinSqm!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMaxSqm!: number | null;
  @ApiProperty({ type: WaitingRefResponse, nullable: true })
  public park!: WaitingRefResponse | null;
  @ApiProperty({ enum: WAITING_REASONS })
  public reason!: WaitingReason;
  @ApiProperty({ format: 'date-time' })
  public since!: string;
  /** The last rule that was tried. */
  @ApiProperty({ type: WaitingRefResponse, nullable: true })
  public rule!: WaitingRefResponse | null;
  @ApiProperty({ type: WaitingRefResponse, nullable: true })
  public team!: WaitingRefResponse | null;
  /** When it is tried next because a shift begins or somebody is back; null when only an act of a person frees it. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public freedAt!: string | null;
  /** The agents of its team, the emptiest first, at most twenty. */
  @ApiProperty({ type: [WaitingAgentResponse] })
  public agents!: WaitingAgentResponse[];
}

export class WaitingLeadPageResponse {
  @ApiProperty({ type: [WaitingLeadResponse] })
  public items!: WaitingLeadResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

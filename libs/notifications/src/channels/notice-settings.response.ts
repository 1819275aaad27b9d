import { ApiProperty } from '@nestjs/swagger';
import { NOTICE_KINDS, type NoticeKind } from '../inbox/notice-kinds.policy';
import { CHANNELS, NOTICE_GROUPS, type Channel, type NoticeGroup } from './channels.policy';

/** One line of the matrix. */
export class KindChannelsResponse {
  @ApiProperty({ enum: NOTICE_KINDS })
  public kind!: NoticeKind;
  @ApiProperty({ enum: NOTICE_GROUPS })
  public group!: NoticeGroup;
  /** What the kind can take at all. */
  @ApiProperty({ enum: CHANNELS, isArray: true })
  public possible!: Channel[];
  @ApiProperty({ enum: CHANNELS, isArray: true })
  public channels!: Channel[];
}

/** How the reader is told. Every notice also stands in the console's list. */
export class NoticeSettingsResponse {
  @ApiProperty({ type: [KindChannelsResponse] })
  public kinds!: KindChannelsResponse[];
  /** Minutes of the local day; null: no quiet hours. */
  @ApiProperty({ type: Number, nullable: true })
  public quietFrom!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public quietTo!: number | null;
  public digest!: boolean;
  /** 0 while the person has decided nothing. */
  public version!: number;
}

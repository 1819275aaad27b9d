import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';
import { NEED_TYPES, type NeedType } from '@luodi/leads';
import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';

/** Body of POST …/channels. */
export class CreateChannelDto {
  /** For example 展会A, 公众号, 名片. */
  @IsCleanText({ min: 1, max: 50 })
  public name!: string;
}

/** Body of PATCH …/channels/{channelId}. */
export class UpdateChannelDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 50 })
  public name?: string;

  /** false: links already out there still open the form, but are not counted as this channel any more. */
  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

/** Query of GET …/channels. */
export class ListChannelsQuery extends PageQuery {}

/** Body of POST …/article-links. */
export class ArticleLinkDto {
  /** The article's address. */
  @IsCleanText({ max: 1000 })
  @Matches(/^https?:\/\/[^\s]+$/i)
  public url!: string;

  @IsOptional()
  @IsCleanText({ max: 200 })
  public title?: string;

  /** The park that is ticked for the visitor. */
  @IsOptional()
  @IsUUID()
  public parkId?: string;

  /** The industry that is ticked for the visitor. */
  @IsOptional()
  @IsCleanText({ max: 30 })
  public industry?: string;

  @IsOptional()
  @IsIn(NEED_TYPES)
  @ApiProperty({ enum: NEED_TYPES, required: false })
  public needType?: NeedType;

  /** A name such as 公众号. */
  @IsOptional()
  @IsCleanText({ max: 50 })
  public channel?: string;
}

export class ChannelResponse {
  public id!: string;
  public name!: string;
  /** The link's parameter `c`. */
  public code!: string;
  public active!: boolean;
  /** The form's address for this channel. */
  public url!: string;
  public version!: number;
}

export class ChannelPageResponse {
  @ApiProperty({ type: () => [ChannelResponse] })
  public items!: ChannelResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class ArticleLinkResponse {
  /** The form's address with everything signed into it. */
  public url!: string;
}

export class LinkKeyResponse {
  /** With it other programs sign article links (docs/api.md). */
  public key!: string;
  /** Counts the renewals. */
  public generation!: number;
}

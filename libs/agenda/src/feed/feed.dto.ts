import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import { FEED_DETAILS, type FeedDetail } from './feed-words.policy';

export class MakeFeedDto {
  /** What the link gives away; as it was, else `company`. */
  @IsOptional()
  @IsIn(FEED_DETAILS)
  @ApiPropertyOptional({ enum: FEED_DETAILS })
  public detail?: FeedDetail;
}

export class UpdateFeedDto {
  @IsIn(FEED_DETAILS)
  @ApiProperty({ enum: FEED_DETAILS })
  public detail!: FeedDetail;
}

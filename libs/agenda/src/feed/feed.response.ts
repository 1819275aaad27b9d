import { ApiProperty } from '@nestjs/swagger';
import { FEED_DETAILS, type FeedDetail } from './feed-words.policy';

/** The caller's own feed. */
export class CalendarFeedResponse {
  /** Whether there is a link that works. */
  public active!: boolean;
  @ApiProperty({ enum: FEED_DETAILS })
  public detail!: FeedDetail;
  /** Since when this link works. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public createdAt!: string | null;
  /** When a calendar program read it last. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public fetchedAt!: string | null;
}

/** With the link itself: it is shown this once. */
export class CalendarFeedLinkResponse extends CalendarFeedResponse {
  public url!: string;
}

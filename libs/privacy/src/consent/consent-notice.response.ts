import { ApiProperty } from '@nestjs/swagger';
import { LOCALES, type Locale } from '@luodi/platform';

/** A published notice in one language. */
export class NoticeResponse {
  public version!: string;
  @ApiProperty({ enum: LOCALES })
  public locale!: Locale;
  public title!: string;
  public body!: string;
  @ApiProperty({ format: 'date-time' })
  public publishedAt!: string;
  @ApiProperty({ type: String, nullable: true })
  public publishedBy!: string | null;
}

export class NoticeListResponse {
  @ApiProperty({ type: () => [NoticeResponse] })
  public items!: NoticeResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

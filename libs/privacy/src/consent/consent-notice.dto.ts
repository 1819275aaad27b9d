import { IsCleanText } from '@luodi/platform';
import { Type } from 'class-transformer';
import { IsObject, IsString, Matches, ValidateNested } from 'class-validator';

/** The notice in one language: plain text, '## ' begins a heading, '- ' a list item. */
export class NoticeTextDto {
  @IsCleanText({ min: 1, max: 100 })
  public title!: string;

  @IsCleanText({ min: 1, max: 20_000, multiline: true })
  public body!: string;
}

/** Body of POST /api/v1/consent-notices. */
export class PublishNoticeDto {
  @IsString()
  @Matches(/^[0-9A-Za-z][0-9A-Za-z.-]{0,19}$/)
  public version!: string;

  @IsObject()
  @ValidateNested()
  @Type(() => NoticeTextDto)
  public zhCn!: NoticeTextDto;

  @IsObject()
  @ValidateNested()
  @Type(() => NoticeTextDto)
  public en!: NoticeTextDto;
}

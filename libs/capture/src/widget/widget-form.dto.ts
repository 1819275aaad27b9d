import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, LOCALES, type Locale } from '@luodi/platform';
import { IsIn, IsOptional } from 'class-validator';
import { MAX_PREFILL } from '../forms/prefill-token';
import { WIDGET_MODES, type WidgetMode } from './widget-modes';

/** Query of GET …/sites/{id}/widget-preview. */
export class WidgetPreviewQuery {
  /** Absent: zh-CN. */
  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES, required: false })
  public lang?: Locale;

  /** Absent: inline. */
  @IsOptional()
  @IsIn(WIDGET_MODES)
  @ApiProperty({ enum: WIDGET_MODES, required: false })
  public mode?: WidgetMode;
}

/** Query of GET …/sites/{siteKey}/form. */
export class WidgetFormQuery {
  /** Absent: by Accept-Language. */
  @IsOptional()
  @IsIn(LOCALES)
  @ApiProperty({ enum: LOCALES, required: false })
  public lang?: Locale;

  /** The signed link of an article. */
  @IsOptional()
  @IsCleanText({ max: MAX_PREFILL })
  public p?: string;

  /** The code of a channel. */
  @IsOptional()
  @IsCleanText({ max: 20 })
  public c?: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { FormDefinitionDto } from './form-definition.dto';

export class FormPersonResponse {
  public id!: string;
  public name!: string;
}

/** One difference between two versions. */
export class FormChangeResponse {
  /** `field.company`, `order`, `texts.en.heading`, `hue` … */
  public path!: string;
  @ApiProperty({ type: String, nullable: true })
  public before!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public after!: string | null;
}

/** A published version without its definition. */
export class FormVersionResponse {
  public number!: number;
  public publishedAt!: string;
  @ApiProperty({ type: () => FormPersonResponse })
  public publishedBy!: FormPersonResponse;
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  /** The version whose definition it took over. */
  @ApiProperty({ type: Number, nullable: true })
  public restoredFrom!: number | null;
}

/** A published version. */
export class FormVersionDetailResponse extends FormVersionResponse {
  public definition!: FormDefinitionDto;
  /** Against the version before it. */
  @ApiProperty({ type: () => [FormChangeResponse] })
  public changes!: FormChangeResponse[];
}

export class FormVersionPageResponse {
  @ApiProperty({ type: () => [FormVersionResponse] })
  public items!: FormVersionResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class FormDraftResponse {
  public definition!: FormDefinitionDto;
  /** 0: nobody has drafted anything; the definition is the one in force. */
  public version!: number;
  @ApiProperty({ type: String, nullable: true })
  public updatedAt!: string | null;
}

/** What the text of a band was read as. */
export class BandLimitsResponse {
  public value!: string;
  /** 10,000 yuan a year; null: open below. */
  @ApiProperty({ type: Number, nullable: true })
  public minWan!: number | null;
  /** 10,000 yuan a year; null: open above. */
  @ApiProperty({ type: Number, nullable: true })
  public maxWan!: number | null;
}

/** The designer's view of a site's form. */
export class SiteFormResponse {
  @ApiProperty({ type: () => FormDraftResponse })
  public draft!: FormDraftResponse;
  /** null: nothing was published, the default form is in force. */
  @ApiProperty({ type: () => FormVersionResponse, nullable: true })
  public published!: FormVersionResponse | null;
  /** What publishing the draft would change. */
  @ApiProperty({ type: () => [FormChangeResponse] })
  public changes!: FormChangeResponse[];
  /** Published versions of the consent notice, newest first. */
  public noticeVersions!: string[];
  /** The draft's bands of yearly tax, as a submission that sends them is read. */
  @ApiProperty({ type: () => [BandLimitsResponse] })
  public bandLimits!: BandLimitsResponse[];
}

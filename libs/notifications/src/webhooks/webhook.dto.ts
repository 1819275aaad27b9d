import { applyDecorators } from '@nestjs/common';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { IsCleanText, PageQuery } from '@luodi/platform';
import {
  DELIVERY_STATES,
  LEGAL_BASES,
  WEBHOOK_EVENTS,
  type DeliveryState,
  type LegalBasis,
  type WebhookEvent,
} from './webhook-events.policy';

function IsEventList(required: boolean): PropertyDecorator {
  return applyDecorators(
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(WEBHOOK_EVENTS.length),
    ArrayUnique(),
    IsIn(WEBHOOK_EVENTS, { each: true }),
    ApiProperty({
      type: 'array',
      items: { type: 'string', enum: [...WEBHOOK_EVENTS] },
      maxItems: WEBHOOK_EVENTS.length,
      required,
    }),
  );
}

export class CreateWebhookDto {
  /** Who receives: a firm or a system, as the register of disclosures shows it. */
  @IsCleanText({ min: 1, max: 100 })
  public name!: string;

  /** http or https, port 80 or 443, a public host. */
  @IsString()
  @MinLength(8)
  @MaxLength(2000)
  public url!: string;

  @IsEventList(true)
  public events!: WebhookEvent[];

  /** What the receiver does with it. */
  @IsCleanText({ min: 1, max: 200 })
  public purpose!: string;

  @IsIn(LEGAL_BASES)
  @ApiProperty({ enum: LEGAL_BASES })
  public legalBasis!: LegalBasis;

  /** Names, full phone numbers and the need of the person; each delivery is then written down as a disclosure. */
  @IsOptional()
  @IsBoolean()
  public includePersonalData?: boolean;
}

export class UpdateWebhookDto {
  @IsOptional()
  @IsCleanText({ min: 1, max: 100 })
  public name?: string;

  @IsOptional()
  @IsString()
  @MinLength(8)
  @MaxLength(2000)
  public url?: string;

  @IsOptional()
  @IsEventList(false)
  public events?: WebhookEvent[];

  @IsOptional()
  @IsCleanText({ min: 1, max: 200 })
  public purpose?: string;

  @IsOptional()
  @IsIn(LEGAL_BASES)
  @ApiProperty({ enum: LEGAL_BASES, required: false })
  public legalBasis?: LegalBasis;

  @IsOptional()
  @IsBoolean()
  public includePersonalData?: boolean;

  @IsOptional()
  @IsBoolean()
  public active?: boolean;

  @IsInt()
  @Min(1)
  @Max(2_147_483_647)
  public version!: number;
}

export class ListWebhooksQuery extends PageQuery {}

export class ListDeliveriesQuery extends PageQuery {
  @IsOptional()
  @IsIn(DELIVERY_STATES)
  @ApiProperty({ enum: DELIVERY_STATES, required: false })
  public state?: DeliveryState;
}

import { ApiProperty } from '@nestjs/swagger';
import { LEAD_CHANNELS, type LeadChannel } from '@luodi/leads';
import { OFFER_STATUSES, type OfferStatus } from './supply-values';

export class OfferRefResponse {
  public id!: string;
  public name!: string;
}

export class OfferRightsResponse {
  public edit!: boolean;
  public take!: boolean;
}

/** Premises that somebody offers. Ways to reach them are masked unless the offer is yours to handle. */
export class SupplyOfferResponse {
  public id!: string;
  @ApiProperty({ enum: OFFER_STATUSES })
  public status!: OfferStatus;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public companyId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public contact!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public wechat!: string | null;
  /** What is offered, as it was said. */
  @ApiProperty({ type: String, nullable: true })
  public offer!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMinSqm!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMaxSqm!: number | null;
  @ApiProperty({ type: [String] })
  public region!: string[];
  @ApiProperty({ type: String, nullable: true })
  public note!: string | null;
  @ApiProperty({ enum: LEAD_CHANNELS })
  public channel!: LeadChannel;
  @ApiProperty({ type: OfferRefResponse, nullable: true })
  public park!: OfferRefResponse | null;
  @ApiProperty({ type: OfferRefResponse, nullable: true })
  public owner!: OfferRefResponse | null;
  /** The lead that it was before offers had a list of their own: its timeline. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public leadId!: string | null;
  /** They asked not to be called any more. */
  public doNotContact!: boolean;
  public rights!: OfferRightsResponse;
  @ApiProperty({ format: 'date-time' })
  public receivedAt!: string;
  public version!: number;
}

export class SupplyOfferPageResponse {
  @ApiProperty({ type: [SupplyOfferResponse] })
  public items!: SupplyOfferResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

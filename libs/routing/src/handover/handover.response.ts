import { ApiProperty } from '@nestjs/swagger';

export class HandoverLeadItem {
  public id!: string;
  public number!: string;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  public status!: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public nextFollowUpAt!: string | null;
}

export class HandoverDealItem {
  public id!: string;
  public number!: string;
  public name!: string;
  public status!: string;
}

export class HandoverExportItem {
  public id!: string;
  public kind!: string;
  public rows!: number;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
}

export class HandoverKeyItem {
  public id!: string;
  public name!: string;
}

/** What a leaver has in their hands. */
export class HandoverPreviewResponse {
  public userId!: string;
  public name!: string;
  public active!: boolean;
  /** All their open leads; `leads` shows the first 100. */
  public leadCount!: number;
  public leads!: HandoverLeadItem[];
  /** Of these with a follow-up to come. */
  public followUps!: number;
  public dealCount!: number;
  public deals!: HandoverDealItem[];
  /** Open tasks: they follow their lead or deal; the others go to those who take over, else to who hands over. */
  public tasks!: number;
  /** First-contact credits; they stay in their name. */
  public credits!: number;
  /** API keys in force that they made. */
  public apiKeys!: HandoverKeyItem[];
  /** What they exported in the last 30 days, newest first. */
  public exports!: HandoverExportItem[];
}

/** What became of the open leads and the deals. */
export class HandoverShare {
  /** null: a pool, or waiting for the rules. */
  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  public userId!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  public leads!: number;
  public deals!: number;
}

export class HandoverResponse {
  public userId!: string;
  public leads!: number;
  public deals!: number;
  public tasks!: number;
  public shares!: HandoverShare[];
  public keysRevoked!: number;
}

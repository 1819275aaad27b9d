import { ApiProperty } from '@nestjs/swagger';
import { RoutingRefResponse } from '../rules/rule.response';

/** What the ledger of a rule holds for one person in the running period. */
export class ShareResponse {
  public rule!: RoutingRefResponse;
  public user!: RoutingRefResponse;
  public weight!: number;
  public received!: number;
  /** More leads that they are owed by corrections; below zero: fewer. */
  public corrected!: number;
  /** When the running period began; null: shares run without end. */
  @ApiProperty({ format: 'date-time', nullable: true })
  public periodStart!: string | null;
}

export class ShareCorrectionResponse {
  public id!: string;
  public rule!: RoutingRefResponse;
  public user!: RoutingRefResponse;
  /** More leads that they are owed; below zero: fewer. */
  public leads!: number;
  public reason!: string;
  public by!: RoutingRefResponse;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  /** The correction that this one takes back. */
  @ApiProperty({ type: String, nullable: true })
  public undoes!: string | null;
  /** Whether it counts in the running period and nobody took it back. */
  public undoable!: boolean;
}

export class ShareCorrectionPageResponse {
  @ApiProperty({ type: [ShareCorrectionResponse] })
  public items!: ShareCorrectionResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

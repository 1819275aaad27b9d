import { ApiProperty } from '@nestjs/swagger';
import { FIELD_TYPES } from '../stages/deal-fields.policy';
import { BOARD_COLUMNS, DEAL_STATUSES, MILESTONES, MOVE_KINDS } from '../stages/milestones.policy';
import { GATE_KINDS } from '../stages/stage-machine.policy';

/** A person or park by id and name. */
export class DealRefResponse {
  public id!: string;
  public name!: string;
}

/** Where a deal stands. */
export class DealStageResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: MILESTONES })
  public milestone!: (typeof MILESTONES)[number];
  @ApiProperty({ type: String, format: 'date-time' })
  public enteredAt!: string;
}

/** A deal (项目). */
export class DealResponse {
  public id!: string;
  /** XM-2026-0046 */
  public number!: string;
  public name!: string;
  @ApiProperty({ enum: DEAL_STATUSES })
  public status!: (typeof DEAL_STATUSES)[number];
  public stage!: DealStageResponse;
  public pipelineId!: string;
  @ApiProperty({ type: String, nullable: true })
  public leadId!: string | null;
  public owner!: DealRefResponse;
  @ApiProperty({ type: String, nullable: true })
  public company!: string | null;
  @ApiProperty({ type: DealRefResponse, nullable: true })
  public park!: DealRefResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public needType!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public industry!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaSqm!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public landMu!: number | null;
  /** Yuan as a decimal string. */
  @ApiProperty({ type: String, nullable: true })
  public investmentYuan!: string | null;
  /** Whole days since the stage was entered. */
  public daysInStage!: number;
  /** Open and longer in its stage than the stage allows. */
  public stalled!: boolean;
  @ApiProperty({ type: String, nullable: true })
  public nextStep!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public nextStepDue!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public lostReason!: string | null;
  @ApiProperty({ type: String, format: 'date-time' })
  public createdAt!: string;
  @ApiProperty({ type: String, format: 'date-time' })
  public updatedAt!: string;
  public version!: number;
}

/** The person behind a deal; the phone is masked. */
export class DealContactResponse {
  @ApiProperty({ type: String, nullable: true })
  public name!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public phone!: string | null;
}

/** What the caller may do with a deal. */
export class DealPermissionsResponse {
  public edit!: boolean;
  public move!: boolean;
  public assign!: boolean;
}

/** A fact of a deal with its definition; value null when not filled. */
export class DealFieldResponse {
  public key!: string;
  public label!: string;
  @ApiProperty({ enum: FIELD_TYPES })
  public type!: (typeof FIELD_TYPES)[number];
  @ApiProperty({ type: String, nullable: true })
  public unit!: string | null;
  @ApiProperty({ type: () => [DealOptionResponse] })
  public options!: DealOptionResponse[];
  @ApiProperty({ nullable: true, oneOf: [{ type: 'string' }, { type: 'number' }, { type: 'boolean' }] })
  public value!: string | number | boolean | null;
}

/** One choice of a field. */
export class DealOptionResponse {
  public value!: string;
  public label!: string;
}

/** A stage of the deal's pipeline and when the deal came to it. */
export class DealPathResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: MILESTONES })
  public milestone!: (typeof MILESTONES)[number];
  /** The first date the deal entered the stage; null when it never did. */
  @ApiProperty({ type: String, nullable: true })
  public enteredOn!: string | null;
  public current!: boolean;
}

/** A deal with everything its page shows. */
export class DealDetailResponse extends DealResponse {
  public contact!: DealContactResponse;
  public permissions!: DealPermissionsResponse;
  @ApiProperty({ type: [DealFieldResponse] })
  public fields!: DealFieldResponse[];
  @ApiProperty({ type: [DealPathResponse] })
  public path!: DealPathResponse[];
}

/** A page of deals. */
export class DealListResponse {
  @ApiProperty({ type: [DealResponse] })
  public items!: DealResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** One column of the board: totals are of the filter, not of the cards shown. */
export class BoardColumnResponse {
  @ApiProperty({ enum: BOARD_COLUMNS })
  public stage!: (typeof BOARD_COLUMNS)[number];
  public name!: string;
  public count!: number;
  public amountYuan!: string;
  /** Σ amount × the stage's probability. */
  public weightedYuan!: string;
  @ApiProperty({ type: [DealResponse] })
  public items!: DealResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

/** The board. */
export class BoardResponse {
  @ApiProperty({ type: [BoardColumnResponse] })
  public columns!: BoardColumnResponse[];
}

/** The figures above the board, of the same filter. */
export class DealSummaryResponse {
  /** Deals that are open. */
  public open!: number;
  /** Σ planned investment of the open deals. */
  public investmentYuan!: string;
  /** Σ investment × probability of the open deals. */
  public weightedYuan!: string;
  /** Σ contracted amount of formal agreements signed in this calendar quarter. */
  public signedThisQuarterYuan!: string;
  /** Open deals longer in their stage than it allows. */
  public stalled!: number;
}

/** A place in a deal's history: a stage, or lost, onHold, transferred. */
export class DealPlaceResponse {
  public id!: string;
  public name!: string;
}

/** One move of a deal. */
export class DealMoveResponse {
  public id!: string;
  @ApiProperty({ type: DealPlaceResponse, nullable: true })
  public from!: DealPlaceResponse | null;
  public to!: DealPlaceResponse;
  @ApiProperty({ enum: MOVE_KINDS })
  public kind!: (typeof MOVE_KINDS)[number];
  @ApiProperty({ type: String, format: 'date-time' })
  public at!: string;
  public effectiveDate!: string;
  /** Days spent in `from`, two decimals; of a creation: days as a lead. */
  @ApiProperty({ type: Number, nullable: true })
  public days!: number | null;
  @ApiProperty({ type: DealRefResponse, nullable: true })
  public by!: DealRefResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public reason!: string | null;
}

/** A page of a deal's moves, newest first. */
export class DealHistoryResponse {
  @ApiProperty({ type: [DealMoveResponse] })
  public items!: DealMoveResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

/** Something a gate asks for and does not find. */
export class MissingItemResponse {
  @ApiProperty({ enum: GATE_KINDS })
  public kind!: (typeof GATE_KINDS)[number];
  public key!: string;
  public label!: string;
  /** The stage whose gate asks for it. */
  public stage!: string;
  @ApiProperty({ enum: FIELD_TYPES })
  public type!: (typeof FIELD_TYPES)[number];
  /** The values of a choice. */
  @ApiProperty({ type: [String], required: false })
  public options?: string[];
}

/** What a move to a stage would still need, before it is tried. */
export class GatePreviewResponse {
  /** The move would pass as it stands (a reason aside). */
  public ok!: boolean;
  /** A reason has to be given. */
  public reasonRequired!: boolean;
  @ApiProperty({ type: [MissingItemResponse] })
  public missing!: MissingItemResponse[];
  @ApiProperty({ type: [DealFieldResponse] })
  public fields!: DealFieldResponse[];
}

/** Something that happened to a deal. */
export class DealEventResponse {
  public id!: string;
  @ApiProperty({ enum: ['move', 'activity', 'change'] })
  public kind!: 'move' | 'activity' | 'change';
  @ApiProperty({ type: String, format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: DealRefResponse, nullable: true })
  public actor!: DealRefResponse | null;
  @ApiProperty({ type: 'object', additionalProperties: true })
  public data!: Record<string, unknown>;
}

/** A page of a deal's timeline, newest first. */
export class DealTimelineResponse {
  @ApiProperty({ type: [DealEventResponse] })
  public items!: DealEventResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
}

/** The deal a lead became. */
export class ConvertedResponse {
  public dealId!: string;
  /** XM-2026-0046 */
  public number!: string;
}

import { ApiProperty } from '@nestjs/swagger';
import { CLOCK_KINDS, NEED_TYPES } from '@luodi/leads';
import type { ClockKind, NeedType } from '@luodi/leads';
import { ClockStepResponse } from './lead-clock.response';
import { PAUSE_CAUSES, STEP_ACTS } from './sla-policy.policy';
import type { LadderAct, PauseCause } from './sla-policy.policy';

export class LadderStepResponse {
  @ApiProperty({ enum: STEP_ACTS })
  public act!: LadderAct;
  public percent?: number;
  public after?: number;
}

export class SlaPolicyResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: CLOCK_KINDS })
  public kind!: ClockKind;
  @ApiProperty({ enum: NEED_TYPES, nullable: true })
  public needType!: NeedType | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMinSqm!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public areaMaxSqm!: number | null;
  @ApiProperty({ type: String, nullable: true })
  public investmentMinYuan!: string | null;
  @ApiProperty({ type: String, nullable: true })
  public investmentMaxYuan!: string | null;
  /** Working minutes; null with working days. */
  @ApiProperty({ type: Number, nullable: true })
  public minutes!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  public days!: number | null;
  @ApiProperty({ type: [Number] })
  public warnPercents!: number[];
  @ApiProperty({ type: [LadderStepResponse] })
  public steps!: LadderStepResponse[];
  @ApiProperty({ enum: PAUSE_CAUSES, isArray: true })
  public pauses!: PauseCause[];
  public active!: boolean;
  public version!: number;
}

export class SlaPolicyListResponse {
  public items!: SlaPolicyResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

export class SlaPreviewResponse {
  /** The policy in force for this demand; null when there is none, or for one that is being written. */
  @ApiProperty({ type: String, nullable: true })
  public policyId!: string | null;
  /** null: no such clock would run. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public dueAt!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  public minutes!: number | null;
  @ApiProperty({ type: [ClockStepResponse] })
  public steps!: ClockStepResponse[];
  /** The official notice of a year that it touches has not been entered. */
  public yearMissing!: boolean;
}

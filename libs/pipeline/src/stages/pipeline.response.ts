import { ApiProperty } from '@nestjs/swagger';
import { FIELD_TYPES } from './deal-fields.policy';
import { MILESTONES } from './milestones.policy';
import { GATE_KINDS } from './stage-machine.policy';

/** One thing a stage asks for. */
export class GateItemResponse {
  @ApiProperty({ enum: GATE_KINDS })
  public kind!: (typeof GATE_KINDS)[number];
  public key!: string;
  public label!: string;
  @ApiProperty({ enum: FIELD_TYPES })
  public type!: (typeof FIELD_TYPES)[number];
}

/** A stage of a pipeline. */
export class StageResponse {
  public id!: string;
  public name!: string;
  public position!: number;
  @ApiProperty({ enum: MILESTONES })
  public milestone!: (typeof MILESTONES)[number];
  /** Weight of a deal's amount in the forecast, 0–1. */
  public probability!: number;
  public stalledAfterDays!: number;
  @ApiProperty({ type: [GateItemResponse] })
  public gate!: GateItemResponse[];
}

/** A pipeline with its stages in order. */
export class PipelineResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: [String] })
  public needTypes!: string[];
  public isDefault!: boolean;
  @ApiProperty({ type: [StageResponse] })
  public stages!: StageResponse[];
}

/** Every pipeline that takes deals. */
export class PipelineListResponse {
  @ApiProperty({ type: [PipelineResponse] })
  public items!: PipelineResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

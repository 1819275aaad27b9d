import { ApiProperty } from '@nestjs/swagger';
import { RoutingRefResponse } from '../rules/rule.response';

export class DryRunRowResponse {
  public leadId!: string;
  public number!: string;
  @ApiProperty({ format: 'date-time' })
  public at!: string;
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public rule!: RoutingRefResponse | null;
  /** Who got it first; null when it waits. */
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public was!: RoutingRefResponse | null;
  /** Who would have got it; null when it would wait, or lie in `pool`. */
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public would!: RoutingRefResponse | null;
  /** The public pool that would have taken it, as nobody could. */
  @ApiProperty({ type: RoutingRefResponse, nullable: true })
  public pool!: RoutingRefResponse | null;
  @ApiProperty({ type: String, nullable: true })
  public waitingReason!: string | null;
}

export class DryRunAgentResponse {
  @ApiProperty({ type: RoutingRefResponse })
  public agent!: RoutingRefResponse;
  public was!: number;
  public would!: number;
}

export class DryRunRuleResponse {
  @ApiProperty({ type: RoutingRefResponse })
  public rule!: RoutingRefResponse;
  public leads!: number;
}

export class DryRunResultResponse {
  public leads!: number;
  /** Typed in by an agent for themselves: no rule is asked. */
  public entered!: number;
  public same!: number;
  public different!: number;
  /** Leads that would wait because nobody is eligible. */
  public waiting!: number;
  /** Leads that a rule would put into a public pool, as nobody is eligible. */
  public pooled!: number;
  /** Leads that no rule wants. */
  public unmatched!: number;
  @ApiProperty({ type: [DryRunAgentResponse] })
  public agents!: DryRunAgentResponse[];
  @ApiProperty({ type: [DryRunRuleResponse] })
  public rules!: DryRunRuleResponse[];
  /** Leads that would go elsewhere, the newest first; at most 200. */
  @ApiProperty({ type: [DryRunRowResponse] })
  public differences!: DryRunRowResponse[];
  /** Leads that no rule wants, the newest first; at most 200. */
  @ApiProperty({ type: [DryRunRowResponse] })
  public unmatchedLeads!: DryRunRowResponse[];
}

const STATES = ['queued', 'running', 'done', 'failed'] as const;

export class DryRunResponse {
  public id!: string;
  @ApiProperty({ enum: STATES })
  public status!: (typeof STATES)[number];
  /** 0–1 */
  public progress!: number;
  public days!: number;
  /** The draft that was tried; null for the published rules. */
  @ApiProperty({ type: 'integer', nullable: true })
  public draftVersion!: number | null;
  @ApiProperty({ type: DryRunResultResponse, nullable: true })
  public result!: DryRunResultResponse | null;
}

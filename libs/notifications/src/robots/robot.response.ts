import { ApiProperty } from '@nestjs/swagger';
import type { Locale } from '@luodi/platform';
import { ROBOT_EVENTS, type RobotEvent } from './robot-events.policy';
import { ROBOT_KINDS, type RobotKind } from './robot-request';

/** A team by id and name. */
export class RobotTeamResponse {
  public id!: string;
  public name!: string;
}

/** A chat group's robot, without its address and secret. */
export class RobotResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ enum: ROBOT_KINDS })
  public kind!: RobotKind;
  public host!: string;
  public hasSecret!: boolean;
  /** null: leads of every team. */
  @ApiProperty({ type: RobotTeamResponse, nullable: true })
  public team!: RobotTeamResponse | null;
  @ApiProperty({ enum: ROBOT_EVENTS, isArray: true })
  public events!: RobotEvent[];
  @ApiProperty({ enum: ['zh-CN', 'en'] })
  public locale!: Locale;
  public active!: boolean;
  /** Since when it takes nothing; null while it does. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public failingSince!: string | null;
  /** Why not: the vendor's number, or what the connection said. */
  @ApiProperty({ type: String, nullable: true })
  public lastError!: string | null;
  /** Messages that wait, went out, and were given up within the last 30 days. */
  public pending!: number;
  public sent!: number;
  public dead!: number;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

export class RobotListResponse {
  @ApiProperty({ type: [RobotResponse] })
  public items!: RobotResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

/** How a test went. */
export class RobotTestResponse {
  public ok!: boolean;
  /** The vendor's number, or what the connection said. */
  @ApiProperty({ type: String, nullable: true })
  public error!: string | null;
}

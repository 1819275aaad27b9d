import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Patch,
  Post,
  Query,
} from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ContactsInClear, notFound } from '@luodi/platform';
import { CreateRobotDto, ListRobotsQuery, UpdateRobotDto } from './robot.dto';
import { RobotDeliveryService } from './robot-delivery.service';
import { RobotQueries } from './robot.queries';
import { RobotListResponse, RobotResponse, RobotTestResponse } from './robot.response';
import { RobotService } from './robot.service';

const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });

@ApiTags('notifications')
@ContactsInClear()
@Controller('api/v1/notify-robots')
export class RobotController {
  public constructor(
    private readonly robots: RobotService,
    private readonly deliveries: RobotDeliveryService,
    private readonly queries: RobotQueries,
  ) {}

  /** Chat groups' robots, newest first. */
  @Get()
  @Allow('webhooks.read')
  @ApiOkResponse({ type: RobotListResponse })
  public async list(@Query() query: ListRobotsQuery): Promise<RobotListResponse> {
    return this.queries.list(query);
  }

  /** A new robot. */
  @Post()
  @Allow('webhooks.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateRobotDto): Promise<RobotResponse> {
    return this.robots.create(actor, body);
  }

  @Patch(':id')
  @Allow('webhooks.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: UpdateRobotDto,
  ): Promise<RobotResponse> {
    return this.robots.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('webhooks.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<void> {
    await this.robots.remove(actor, id);
  }

  /** Says hello in the group now and answers how it went. */
  @Post(':id/test')
  @HttpCode(200)
  @Allow('webhooks.write')
  public async test(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<RobotTestResponse> {
    return this.deliveries.test(actor, id);
  }
}

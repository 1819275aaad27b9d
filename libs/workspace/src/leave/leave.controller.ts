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
import { ContactsInClear } from '@luodi/platform';
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CreateLeaveDto, ListLeavesQuery, UpdateLeaveDto } from './leave.dto';
import { LeavePageResponse, LeaveResponse } from './leave.response';
import { LeaveService } from './leave.service';

@ApiTags('leaves')
@ContactsInClear()
@Controller('api/v1/leaves')
export class LeaveController {
  public constructor(private readonly leaves: LeaveService) {}

  /** Who is on leave and when: one's own, those of the teams one leads, or all. */
  @Get()
  @Allow('leaves.read')
  public async list(
    @CurrentActor() actor: Actor,
    @Query() query: ListLeavesQuery,
  ): Promise<LeavePageResponse> {
    return this.leaves.list(actor, query);
  }

  @Post()
  @Allow('leaves.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateLeaveDto): Promise<LeaveResponse> {
    return this.leaves.create(actor, body);
  }

  @Get(':id')
  @Allow('leaves.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<LeaveResponse> {
    return this.leaves.find(actor, id);
  }

  @Patch(':id')
  @Allow('leaves.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateLeaveDto,
  ): Promise<LeaveResponse> {
    return this.leaves.update(actor, id, body);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('leaves.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.leaves.remove(actor, id);
  }
}

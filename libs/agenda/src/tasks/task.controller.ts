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
import { ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { CreateTaskDto, ListTasksQuery, UpdateTaskDto } from './task.dto';
import { TaskQueries } from './task.queries';
import { TaskCountsResponse, TaskPageResponse, TaskResponse } from './task.response';
import { TaskService } from './task.service';

@ApiTags('tasks')
@Controller('api/v1/tasks')
export class TaskController {
  public constructor(
    private readonly tasks: TaskService,
    private readonly queries: TaskQueries,
  ) {}

  /** Tasks by their deadline, done ones the latest first; of a lead or a deal everybody's. */
  @Get()
  @Allow('agenda.read')
  public async list(@CurrentActor() actor: Actor, @Query() query: ListTasksQuery): Promise<TaskPageResponse> {
    return this.queries.list(actor, query);
  }

  /** How many of the caller's own tasks are overdue, due today, in this week or later. */
  @Get('counts')
  @Allow('agenda.read')
  public async counts(@CurrentActor() actor: Actor): Promise<TaskCountsResponse> {
    return this.queries.counts(actor);
  }

  @Get(':id')
  @Allow('agenda.read')
  public async find(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TaskResponse> {
    return this.queries.find(actor, id);
  }

  /** A task for oneself; managers also for members of their teams. 422: `task_person`. */
  @Post()
  @Allow('tasks.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateTaskDto): Promise<TaskResponse> {
    return this.tasks.create(actor, body);
  }

  @Patch(':id')
  @Allow('tasks.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateTaskDto,
  ): Promise<TaskResponse> {
    return this.tasks.update(actor, id, body);
  }

  /** Ticks it off. */
  @Post(':id/done')
  @HttpCode(200)
  @Allow('tasks.write')
  public async done(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TaskResponse> {
    return this.tasks.done(actor, id);
  }

  /** Takes the tick back. */
  @Post(':id/undone')
  @HttpCode(200)
  @Allow('tasks.write')
  public async undone(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<TaskResponse> {
    return this.tasks.undone(actor, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @Allow('tasks.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.tasks.remove(actor, id);
  }
}

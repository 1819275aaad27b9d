import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ContactsInClear, notFound } from '@luodi/platform';
import type { Actor } from '../access/actor';
import { Allow, CurrentActor } from '../access/auth.decorators';
import { CreateUserDto, ListUsersQuery, UpdateUserDto } from './user.dto';
import { UserQueries } from './user.queries';
import { NewPasswordResponse, UserPageResponse, UserResponse } from './user.response';
import { UserService } from './user.service';

@ApiTags('users')
@ContactsInClear()
@Controller('api/v1/users')
export class UserController {
  public constructor(
    private readonly users: UserService,
    private readonly queries: UserQueries,
  ) {}

  /** Users; a manager sees those of their teams. */
  @Get()
  @Allow('users.read')
  public async list(@CurrentActor() actor: Actor, @Query() query: ListUsersQuery): Promise<UserPageResponse> {
    return this.queries.list(actor, query);
  }

  @Post()
  @Allow('users.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateUserDto): Promise<UserResponse> {
    return this.users.create(actor, body);
  }

  @Get(':id')
  @Allow('users.read')
  public async show(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<UserResponse> {
    const user = await this.queries.find(actor, id);
    if (user === null) throw notFound();
    return user;
  }

  @Patch(':id')
  @Allow('users.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateUserDto,
  ): Promise<UserResponse> {
    return this.users.update(actor, id, body);
  }

  /** A new random password, shown once; the user must change it at the next sign-in. */
  @Post(':id/reset-password')
  @Allow('users.write')
  @HttpCode(200)
  public async resetPassword(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
  ): Promise<NewPasswordResponse> {
    return { password: await this.users.resetPassword(actor, id) };
  }
}

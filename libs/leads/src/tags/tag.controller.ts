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
import { CreateTagDto, ListTagsQuery, UpdateTagDto } from './tag.dto';
import { TagPageResponse, TagResponse } from './tag.response';
import { TagService } from './tag.service';

@ApiTags('tags')
@ContactsInClear()
@Controller('api/v1/tags')
export class TagController {
  public constructor(private readonly tags: TagService) {}

  /** The workspace's tags by name. */
  @Get()
  @Allow('leads.read')
  public async list(@Query() query: ListTagsQuery): Promise<TagPageResponse> {
    return this.tags.list(query);
  }

  @Post()
  @Allow('tags.write')
  public async create(@CurrentActor() actor: Actor, @Body() body: CreateTagDto): Promise<TagResponse> {
    return this.tags.create(actor, body);
  }

  @Patch(':id')
  @Allow('tags.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateTagDto,
  ): Promise<TagResponse> {
    return this.tags.update(actor, id, body);
  }

  /** Takes the tag off every lead and ends it. To keep it where it is, make it inactive instead. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('tags.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    return this.tags.remove(actor, id);
  }
}

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
import { ContactsInClear, PageQuery } from '@luodi/platform';
import { CreateSlaPolicyDto, PreviewSlaDto, UpdateSlaPolicyDto } from './sla-policy.dto';
import { SlaPolicyListResponse, SlaPolicyResponse, SlaPreviewResponse } from './sla-policy.response';
import { SlaPolicyService } from './sla-policy.service';
import { SlaPreviewService } from './sla-preview.service';

@ApiTags('routing')
@ContactsInClear()
@Controller('api/v1/sla-policies')
export class SlaPolicyController {
  public constructor(
    private readonly policies: SlaPolicyService,
    private readonly previews: SlaPreviewService,
  ) {}

  /** How long each kind of clock may take, in working minutes or days, by need and size; and what happens then. */
  @Get()
  @Allow('routing.read')
  public async list(@Query() query: PageQuery): Promise<SlaPolicyListResponse> {
    return this.policies.list(query);
  }

  @Post()
  @Allow('routing.write')
  public async create(
    @CurrentActor() actor: Actor,
    @Body() body: CreateSlaPolicyDto,
  ): Promise<SlaPolicyResponse> {
    return this.policies.create(actor, body);
  }

  /** When something that begins then would be due, and what would happen on the way; nothing is written. */
  @Post('preview')
  @HttpCode(200)
  @Allow('routing.read')
  public async preview(@Body() body: PreviewSlaDto): Promise<SlaPreviewResponse> {
    return this.previews.preview(body);
  }

  @Patch(':id')
  @Allow('routing.write')
  public async update(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: UpdateSlaPolicyDto,
  ): Promise<SlaPolicyResponse> {
    return this.policies.update(actor, id, body);
  }

  /** 409 `policy_used`: leads were timed by it; put it out of use. */
  @Delete(':id')
  @HttpCode(204)
  @Allow('routing.write')
  public async remove(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<void> {
    await this.policies.remove(actor, id);
  }
}

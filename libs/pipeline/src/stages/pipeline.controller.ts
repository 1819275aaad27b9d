import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import { Allow } from '@luodi/identity';
import { ContactsInClear, PageQuery, currentLocale, pageOfAll } from '@luodi/platform';
import { DataSource } from 'typeorm';
import { activePipelines } from './pipeline.queries';
import { PipelineListResponse } from './pipeline.response';
import { presentPipeline } from './stage-texts';

@ApiTags('deals')
@ContactsInClear()
@Controller('api/v1/pipelines')
export class PipelineController {
  public constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The pipelines with their stages and gates. */
  @Get()
  @Allow('pipelines.read')
  @ApiOkResponse({ type: PipelineListResponse })
  public async list(@Query() query: PageQuery): Promise<PipelineListResponse> {
    const pipelines = await activePipelines(this.dataSource.manager);
    return pageOfAll(
      pipelines.map((pipeline) => presentPipeline(currentLocale(), pipeline)),
      query,
      (pipeline) => pipeline.id,
    );
  }
}

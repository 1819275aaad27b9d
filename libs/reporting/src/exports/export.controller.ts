import {
  Body,
  Controller,
  Get,
  HttpCode,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { assertNever, notFound } from '@luodi/platform';
import type { Response } from 'express';
import { CreateExportDto, ExportListQuery, type ExportFormat } from './export.dto';
import { ExportListResponse, ExportResponse } from './export.response';
import { ExportService } from './export.service';

const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });

@ApiTags('exports')
@Controller('api/v1/exports')
export class ExportController {
  public constructor(private readonly exports: ExportService) {}

  /** Asks for a file; it is made in the background and stays for 24 hours. */
  @Post()
  @HttpCode(202)
  @Allow('exports.create')
  @ApiAcceptedResponse({ type: ExportResponse })
  public request(@CurrentActor() actor: Actor, @Body() body: CreateExportDto): Promise<ExportResponse> {
    return this.exports.request(actor, body);
  }

  /** The caller's exports. */
  @Get()
  @Allow('exports.read')
  @ApiOkResponse({ type: ExportListResponse })
  public list(@CurrentActor() actor: Actor, @Query() query: ExportListQuery): Promise<ExportListResponse> {
    return this.exports.list(actor, query);
  }

  /** One export and how far it is. */
  @Get(':id')
  @Allow('exports.read')
  @ApiOkResponse({ type: ExportResponse })
  public find(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<ExportResponse> {
    return this.exports.find(actor, id);
  }

  /** The file. */
  @Get(':id/file')
  @Allow('exports.read')
  @ApiProduces('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  public async file(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.exports.download(actor, id);
    // A file of other people's words is never shown by the browser, only saved.
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', 'sandbox');
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(file.stream, {
      type: contentType(file.format),
      length: file.size,
      disposition: `attachment; filename="export.${file.format}"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }
}

function contentType(format: ExportFormat): string {
  switch (format) {
    case 'xlsx':
      return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    case 'csv':
      return 'text/csv; charset=utf-8';
    default:
      return assertNever(format);
  }
}

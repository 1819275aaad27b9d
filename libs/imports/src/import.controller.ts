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
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { notFound } from '@luodi/platform';
import type { Response } from 'express';
import { FaultsFileService } from './faults-file.service';
import { ImportListQuery, RunImportDto, UploadImportDto } from './import.dto';
import { ImportLimitsResponse, ImportListResponse, ImportResponse } from './import.response';
import { SOURCE_KINDS } from './import-values.policy';
import { ImportService } from './import.service';
import { UploadInterceptor, type UploadedFile as StoredFile } from './upload.interceptor';

const ID = new ParseUUIDPipe({ exceptionFactory: () => notFound() });
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@ApiTags('imports')
@Controller('api/v1/imports')
export class ImportController {
  public constructor(
    private readonly imports: ImportService,
    private readonly faults: FaultsFileService,
  ) {}

  /** How large a file may be, what can be imported, and the fields of each kind. */
  @Get('limits')
  @Allow('imports.read')
  @ApiOkResponse({ type: ImportLimitsResponse })
  public limits(): Promise<ImportLimitsResponse> {
    return this.imports.limits();
  }

  /** Uploads a table (.xlsx, .csv, .txt); it is read, checked and, unless `dryRun`, imported in the background. */
  @Post()
  @HttpCode(202)
  @Allow('imports.write')
  @UseInterceptors(UploadInterceptor)
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: {
      type: 'object',
      required: ['file', 'kind'],
      properties: {
        file: { type: 'string', format: 'binary' },
        kind: { type: 'string', enum: ['leads', 'companies', 'followups'] },
        mapping: {
          type: 'string',
          maxLength: 20_000,
          description: 'JSON: [{"column": 0, "field": "phone"}]',
        },
        duplicates: { type: 'string', enum: ['skip', 'fill', 'update', 'merge'] },
        dryRun: { type: 'boolean' },
        sourceKind: { type: 'string', enum: [...SOURCE_KINDS] },
        sourceNote: { type: 'string', minLength: 2, maxLength: 400 },
        assign: { type: 'string', enum: ['waiting', 'pool', 'owner', 'rules'] },
        teamId: { type: 'string', format: 'uuid' },
        startClock: { type: 'boolean' },
      },
    },
  })
  @ApiAcceptedResponse({ type: ImportResponse })
  public upload(
    @CurrentActor() actor: Actor,
    @Body() body: UploadImportDto,
    @UploadedFile() file: StoredFile | undefined,
  ): Promise<ImportResponse> {
    return this.imports.upload(actor, body, file);
  }

  /** Imports, newest first: one's own; all of them for administrators and auditors. */
  @Get()
  @Allow('imports.read')
  @ApiOkResponse({ type: ImportListResponse })
  public list(@CurrentActor() actor: Actor, @Query() query: ImportListQuery): Promise<ImportListResponse> {
    return this.imports.list(actor, query);
  }

  /** One import: how far it is, its columns, counts and first faulty rows. */
  @Get(':id')
  @Allow('imports.read')
  @ApiOkResponse({ type: ImportResponse })
  public find(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<ImportResponse> {
    return this.imports.find(actor, id);
  }

  /** The faulty rows: the file's own columns, row number and reason. */
  @Get(':id/errors.xlsx')
  @Allow('imports.write')
  @ApiProduces(XLSX)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  public async errors(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    const file = await this.faults.write(actor, id);
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Content-Security-Policy', 'sandbox');
    response.setHeader('Cache-Control', 'private, no-store');
    return new StreamableFile(file.stream, {
      type: XLSX,
      disposition: `attachment; filename="errors.xlsx"; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    });
  }

  /** Checks the file again with another mapping, or imports it, without another upload. */
  @Post(':id/run')
  @HttpCode(202)
  @Allow('imports.write')
  @ApiAcceptedResponse({ type: ImportResponse })
  public run(
    @CurrentActor() actor: Actor,
    @Param('id', ID) id: string,
    @Body() body: RunImportDto,
  ): Promise<ImportResponse> {
    return this.imports.run(actor, id, body);
  }

  /** Stops an import; what it has written stays and can be taken back. */
  @Post(':id/cancel')
  @HttpCode(200)
  @Allow('imports.write')
  @ApiOkResponse({ type: ImportResponse })
  public cancel(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<ImportResponse> {
    return this.imports.cancel(actor, id);
  }

  /** Takes an import back within 24 hours, row by row where nobody has touched it since. */
  @Post(':id/undo')
  @HttpCode(202)
  @Allow('imports.write')
  @ApiAcceptedResponse({ type: ImportResponse })
  public undo(@CurrentActor() actor: Actor, @Param('id', ID) id: string): Promise<ImportResponse> {
    return this.imports.undo(actor, id);
  }
}

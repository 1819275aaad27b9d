import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Allow } from '@luodi/identity';
import { RetentionResponse } from './retention.response';
import { RetentionService } from './retention.service';

@ApiTags('privacy')
@Controller('api/v1/retention')
export class RetentionController {
  public constructor(private readonly retention: RetentionService) {}

  /** A dry run: what is due now and within thirty days, by class, with samples. */
  @Get()
  @Allow('privacy.read')
  public async preview(): Promise<RetentionResponse> {
    return this.retention.preview();
  }
}

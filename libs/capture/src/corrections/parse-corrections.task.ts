import { Injectable, type OnModuleInit } from '@nestjs/common';
import { LEAD_EDITED } from '@luodi/leads';
import { JobRegistry } from '@luodi/platform';
import { ParseCorrections } from './parse-corrections';

/** The worker's part: what an edit says of the parser. */
@Injectable()
export class ParseCorrectionsTask implements OnModuleInit {
  public constructor(
    private readonly jobs: JobRegistry,
    private readonly corrections: ParseCorrections,
  ) {}

  public onModuleInit(): void {
    this.jobs.register(LEAD_EDITED, async ({ leadId, fields, by, at }) =>
      this.corrections.noteEdit(leadId, fields, by, new Date(at)),
    );
  }
}

import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import { Public } from '@luodi/identity';
import { ContactsInClear, DEMO_SITE, Settings, notFound } from '@luodi/platform';
import type { Request, Response } from 'express';
import { openPage } from '../public/page-frame';
import { PageRenderer } from '../public/page-renderer';

/** An invented article with the block under it, so that a newcomer sees the way from article to lead. */
@ApiTags('pages')
@ApiProduces('text/html')
@ContactsInClear()
@Controller('demo/article')
export class DemoArticleController {
  public constructor(
    private readonly settings: Settings,
    private readonly renderer: PageRenderer,
  ) {}

  /** @throws DomainError not_found where there is no demo workspace */
  @Get()
  @Public()
  public async show(@Req() request: Request, @Res() response: Response): Promise<void> {
    const siteKey = await this.settings.get<string | null>(DEMO_SITE, null);
    if (siteKey === null) throw notFound();
    const { frame } = openPage(request, response);
    response.type('html').send(this.renderer.pages.article({ ...frame, siteKey }));
  }
}

import { Inject, Injectable, Optional } from '@nestjs/common';
import { FORM_PAGES, type FormPages } from './form-pages';

/** The bound implementation of the pages; the worker has the same contexts without pages. */
@Injectable()
export class PageRenderer {
  public constructor(@Optional() @Inject(FORM_PAGES) private readonly bound?: FormPages) {}

  /** @throws Error in a process that serves no pages */
  public get pages(): FormPages {
    if (this.bound === undefined) throw new Error('FORM_PAGES is not bound in this process');
    return this.bound;
  }
}

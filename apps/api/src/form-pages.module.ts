import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { FORM_PAGES } from '@luodi/capture';
import { createFormPages } from '../../form/src';

/** Where `npm run build:form` puts the form's script and styles, seen from dist/ and from the sources. */
const BUILT = join(__dirname, '../../../form');
const FROM_SOURCES = join(__dirname, '../../../dist/form');

/** Binds the hosted form's pages to the capture context. */
@Global()
@Module({
  providers: [
    { provide: FORM_PAGES, useFactory: () => createFormPages(existsSync(BUILT) ? BUILT : FROM_SOURCES) },
  ],
  exports: [FORM_PAGES],
})
export class FormPagesModule {}

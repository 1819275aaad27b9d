import { NestFactory } from '@nestjs/core';
import { ApiModule } from '../../api/src/api.module';
import { buildDocument } from '../../api/src/docs';
import type { Command } from './command';

export const openApiCommand: Command = {
  usage: 'npm run cli -- openapi\n\nPrints the interface’s OpenAPI 3.1 document; needs no database.',
  async run(_args, config) {
    const app = await NestFactory.create(ApiModule.forRoot(config), {
      preview: true,
      logger: ['error'],
      abortOnError: false,
    });
    await write(`${JSON.stringify(buildDocument(app), null, 2)}\n`);
    return 0;
  },
};

/** Waits until a pipe has taken it all: process.exit would cut the rest off. */
async function write(text: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    process.stdout.write(text, (error) =>
      error === null || error === undefined ? resolve() : reject(error),
    );
  });
}

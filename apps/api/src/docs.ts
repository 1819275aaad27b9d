import type { INestApplication } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { toOpenApi31 } from './openapi-31';

/** The OpenAPI 3.1 document of the running application. */
export function buildDocument(app: INestApplication): OpenAPIObject {
  const builder = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('落地 Luodi')
    .setDescription('Lead management for industrial investment promotion.')
    .setVersion('1')
    .setLicense('Apache-2.0', 'https://www.apache.org/licenses/LICENSE-2.0')
    .addBearerAuth({ type: 'http', scheme: 'bearer' })
    .addSecurity('apiKey', {
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'ldk_…',
      description:
        'API key of a machine (Settings → API keys). It opens only operations that carry `x-api-key-scope`.',
    })
    .addCookieAuth('luodi_session');
  return toOpenApi31(
    SwaggerModule.createDocument(app, builder.build(), {
      operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
    }),
  );
}

/** The interface's reference at /docs, its document at /openapi.json; made on the first request. */
export function serveDocs(app: NestExpressApplication): void {
  let document: OpenAPIObject | null = null;
  SwaggerModule.setup('docs', app, () => (document ??= buildDocument(app)), {
    jsonDocumentUrl: 'openapi.json',
    yamlDocumentUrl: 'openapi.yaml',
    customSiteTitle: '落地 Luodi API',
    // Every schema resolved and drawn at once took the page more than a minute; an operation shows its own on opening.
    swaggerOptions: { defaultModelsExpandDepth: -1, docExpansion: 'none', filter: true },
  });
}

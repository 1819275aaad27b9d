import { Header, applyDecorators } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiHeader, ApiOkResponse, ApiProduces } from '@nestjs/swagger';

const BYTES = 'application/octet-stream';
const FILE = { type: 'string', format: 'binary' } as const;

/**
 * A route that takes one file as its body, as it is, and its name in `X-File-Name`. The connection ends with the answer: a
 * body that is refused half-way is not read to its end.
 */
export function TakesFile(): MethodDecorator {
  return applyDecorators(
    Header('Connection', 'close'),
    ApiHeader({
      name: 'X-File-Name',
      required: true,
      description: 'What the file is called, percent-encoded UTF-8. Shown; never a path, never its type.',
      schema: { type: 'string', minLength: 1, maxLength: 1000 },
    }),
    ApiConsumes(BYTES),
    ApiBody({ schema: FILE }),
  );
}

/** A route that answers the bytes of a file. */
export function ServesFile(): MethodDecorator {
  return applyDecorators(ApiProduces(BYTES), ApiOkResponse({ schema: FILE }));
}

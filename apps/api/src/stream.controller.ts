import { Controller, Header, Sse } from '@nestjs/common';
import { ContactsInClear } from '@luodi/platform';
import { ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Observable } from 'rxjs';
import { Allow, CurrentActor, type Actor } from '@luodi/identity';
import { ConsoleStream, type StreamMessage } from './console-stream';

@ApiTags('stream')
@ContactsInClear()
@Controller('api/v1/stream')
export class StreamController {
  public constructor(private readonly stream: ConsoleStream) {}

  /** Server-sent events: `change` with `{topic, id?}` whenever something on the user's screens changed. */
  @Sse()
  @Allow('profile')
  @Header('X-Accel-Buffering', 'no')
  @ApiProduces('text/event-stream')
  public open(@CurrentActor() actor: Actor): Observable<StreamMessage> {
    return this.stream.open(actor);
  }
}

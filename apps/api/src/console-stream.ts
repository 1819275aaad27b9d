import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Observable, Subject, filter, interval, map, merge, takeUntil } from 'rxjs';
import { CONSOLE_CHANNEL, PgListener, assertNever, type ConsoleEvent } from '@luodi/platform';
import { ActorQueries, type Actor } from '@luodi/identity';

/** What the browser gets: a topic to ask again about, never the data itself. */
export interface StreamMessage {
  readonly type: string;
  readonly data: object;
}

const HEARTBEAT_MS = 20_000;
const CACHE_CHANNEL = 'luodi_cache';

/** Fans PostgreSQL's notices out to the open consoles that may know of them. */
@Injectable()
export class ConsoleStream implements BeforeApplicationShutdown {
  private readonly events = new Subject<ConsoleEvent>();
  private readonly identityChanged = new Subject<void>();
  private readonly closed = new Subject<void>();

  public constructor(
    listener: PgListener,
    private readonly actors: ActorQueries,
  ) {
    listener.listen(CONSOLE_CHANNEL, (payload) => {
      const event = parseEvent(payload);
      if (event !== null) this.events.next(event);
    });
    listener.listen(CACHE_CHANNEL, () => this.identityChanged.next());
  }

  /** The stream of one signed-in user; it ends when the user is disabled, changed or signed out everywhere. */
  public open(actor: Actor): Observable<StreamMessage> {
    const ended = new Subject<void>();
    let viewer = actor;
    const recheck = merge(this.identityChanged, interval(HEARTBEAT_MS)).subscribe(() => {
      this.actors.findById(actor.id).then(
        (current) => {
          if (current === null || current.sessionEpoch !== actor.sessionEpoch) ended.next();
          else viewer = current; // their teams may be others now
        },
        () => undefined,
      );
    });
    const changes = this.events.pipe(
      filter((event) => mayKnow(viewer, event)),
      map((event) => ({
        type: 'change',
        data: { topic: event.topic, ...(event.id === undefined ? {} : { id: event.id }) },
      })),
    );
    const beats = interval(HEARTBEAT_MS).pipe(map(() => ({ type: 'beat', data: {} })));
    return new Observable<StreamMessage>((subscriber) => {
      subscriber.next({ type: 'hello', data: {} });
      const inner = merge(changes, beats)
        .pipe(takeUntil(merge(this.closed, ended)))
        .subscribe(subscriber);
      return () => {
        inner.unsubscribe();
        recheck.unsubscribe();
      };
    });
  }

  /** Before the server waits for its connections to end: these would never. */
  public beforeApplicationShutdown(): void {
    this.closed.next();
  }
}

/** Whether a user may learn that this changed. */
export function mayKnow(actor: Actor, event: ConsoleEvent): boolean {
  if (event.userIds?.includes(actor.id) === true) return true;
  if (event.topic === 'notifications' || event.topic === 'exports' || event.topic === 'bulk') return false;
  const ownTeam = (event.teamIds ?? []).some((teamId) => teamId !== null && actor.teamIds.includes(teamId));
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return true;
    case 'manager':
      return ownTeam;
    case 'agent':
      // A lead without owner may lie in the team's pool.
      return (
        event.ownerIds?.includes(actor.id) === true || (ownTeam && event.ownerIds?.includes(null) === true)
      );
    default:
      return assertNever(actor.role);
  }
}

function parseEvent(payload: string): ConsoleEvent | null {
  try {
    return JSON.parse(payload) as ConsoleEvent;
  } catch {
    return null;
  }
}

import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Observable, Subject, filter, interval, map, merge, takeUntil, tap } from 'rxjs';
import { DataSource } from 'typeorm';
import { CONSOLE_CHANNEL, PgListener, assertNever, type ConsoleEvent } from '@luodi/platform';
import { ActorQueries, type Actor } from '@luodi/identity';
import { collaborationsOf } from '@luodi/leads';

/** What the browser gets: a topic to ask again about, never the data itself. */
export interface StreamMessage {
  readonly type: string;
  readonly data: object;
}

const HEARTBEAT_MS = 20_000;
const CACHE_CHANNEL = 'luodi_cache';

/** An actor with the leads on which they collaborate, and their deals. */
interface Viewer extends Actor {
  readonly collaborations: ReadonlySet<string>;
}

/** Fans PostgreSQL's notices out to the open consoles that may know of them. */
@Injectable()
export class ConsoleStream implements BeforeApplicationShutdown {
  private readonly events = new Subject<ConsoleEvent>();
  private readonly identityChanged = new Subject<void>();
  private readonly closed = new Subject<void>();

  public constructor(
    listener: PgListener,
    private readonly actors: ActorQueries,
    private readonly dataSource: DataSource,
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
    let viewer: Viewer = { ...actor, collaborations: new Set() };
    const readCollaborations = async (): Promise<void> => {
      if (viewer.role !== 'agent') return;
      const collaborations = await collaborationsOf(this.dataSource.manager, actor.id);
      viewer = { ...viewer, collaborations };
    };
    readCollaborations().catch(() => undefined);
    const recheck = merge(this.identityChanged, interval(HEARTBEAT_MS)).subscribe(() => {
      this.actors
        .findById(actor.id)
        .then(
          (current) => {
            if (current === null || current.sessionEpoch !== actor.sessionEpoch) return ended.next();
            viewer = { ...viewer, ...current }; // their teams may be others now
            return readCollaborations();
          },
          () => undefined,
        )
        .catch(() => undefined);
    });
    const changes = this.events.pipe(
      filter((event) => mayKnow(viewer, event)),
      tap((event) => {
        // Said to them by name: they may just have become, or ceased to be, a collaborator.
        if (event.topic === 'leads' && event.userIds?.includes(actor.id) === true)
          readCollaborations().catch(() => undefined);
      }),
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
export function mayKnow(actor: Viewer, event: ConsoleEvent): boolean {
  if (event.userIds?.includes(actor.id) === true) return true;
  if (event.topic === 'notifications' || event.topic === 'exports' || event.topic === 'bulk') return false;
  const ownTeam = (event.teamIds ?? []).some((teamId) => teamId !== null && actor.teamIds.includes(teamId));
  switch (actor.role) {
    case 'admin':
    case 'auditor':
      return true;
    case 'manager':
      // What has no team and no owner may be theirs to help; asking again is what tells.
      return ownTeam || (event.teamIds?.includes(null) === true && event.ownerIds?.includes(null) === true);
    case 'agent':
      // A lead without owner may lie in the team's pool.
      return (
        event.ownerIds?.includes(actor.id) === true ||
        (event.id !== undefined && actor.collaborations.has(event.id)) ||
        (ownTeam && event.ownerIds?.includes(null) === true)
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

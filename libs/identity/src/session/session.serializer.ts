import { Injectable } from '@nestjs/common';
import { PassportSerializer } from '@nestjs/passport';

/** The session holds a user's id; the guard reads the rest afresh on each request. */
@Injectable()
export class SessionSerializer extends PassportSerializer {
  public serializeUser(user: unknown, done: (error: Error | null, id?: unknown) => void): void {
    done(null, user);
  }

  public deserializeUser(payload: unknown, done: (error: Error | null, user?: unknown) => void): void {
    done(null, payload);
  }
}

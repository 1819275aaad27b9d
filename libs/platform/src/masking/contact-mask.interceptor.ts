import {
  Injectable,
  SetMetadata,
  StreamableFile,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Reflector } from '@nestjs/core';
import { map, type Observable } from 'rxjs';
import { maskContacts, maskNumber } from './mask-contacts.policy';

const IN_CLEAR = 'platform:contacts-in-clear';
const clear = new WeakSet<object>();

/**
 * The answers of these routes are of staff, sites and settings, whose numbers and addresses are meant to be read. Every other
 * answer loses what reaches a person (docs/adr/0028). `false` on a route excepts it from what its controller says.
 */
export const ContactsInClear = (open = true): ClassDecorator & MethodDecorator => SetMetadata(IN_CLEAR, open);

/** Marks a part of an answer, all below it included, as the reader's to see in full: a lead for its owner. */
export function inClear<T extends object>(part: T): T {
  clear.add(part);
  return part;
}

/** `inClear` where the reader may see it in full, else the part as it is, to be masked on its way out. */
export function inClearIf<T extends object>(may: boolean, part: T): T {
  return may ? inClear(part) : part;
}

/**
 * What leaves the API has no way to reach a person in its texts, but where a presenter said that the reader may see it:
 * by default, so that a new route leaks nothing (security.md P8, T-17).
 */
@Injectable()
export class ContactMaskInterceptor implements NestInterceptor {
  public constructor(private readonly reflector: Reflector) {}

  public intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const open = this.reflector.getAllAndOverride<boolean | undefined>(IN_CLEAR, [
      context.getHandler(),
      context.getClass(),
    ]);
    return open === true ? next.handle() : next.handle().pipe(map(maskAnswer));
  }
}

/** Fields that are ids, codes that we drew or names of places in a list: never texts. A code may well begin with VX. */
const NO_TEXT = /^(?:id|.*Id|.*Ids|trackingCode|nextCursor|.*At|version)$/;

/** An answer as it may be sent; what has nothing to mask stays the same object. */
export function maskAnswer(value: unknown): unknown {
  if (typeof value === 'string') return maskContacts(value);
  if (typeof value === 'number') return maskNumber(value);
  if (typeof value !== 'object' || value === null || clear.has(value)) return value;
  if (value instanceof Date || Buffer.isBuffer(value) || value instanceof StreamableFile) return value;
  if (Array.isArray(value)) return value.map(maskAnswer);
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      maskContacts(name),
      typeof item === 'string' && NO_TEXT.test(name) ? item : maskAnswer(item),
    ]),
  );
}

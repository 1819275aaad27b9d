import { lookup } from 'node:dns/promises';
import { Injectable } from '@nestjs/common';

/** Turns names into addresses; a class of its own so that tests can be a hostile name server. */
@Injectable()
export class HostResolver {
  /** Every address of a name, in the order of the system. */
  public async addresses(host: string): Promise<string[]> {
    const found = await lookup(host, { all: true, verbatim: true });
    return found.map(({ address }) => address);
  }
}

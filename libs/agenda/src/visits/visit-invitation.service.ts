import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addressKey, surnameOf, type Actor } from '@luodi/identity';
import {
  CONFIG,
  currentLocale,
  inClear,
  localDate,
  maskText,
  translate,
  type Config,
  type Locale,
} from '@luodi/platform';
import { findVisit } from './visit.queries';
import { shortSpan } from './visit-text';
import { readsAll, type VisitRow } from './visit.row';
import type { InvitationResponse } from './visit.response';

interface Host {
  readonly name: string;
  readonly honorific: 'mr' | 'ms' | 'none';
  readonly workPhone: string | null;
}

/** The text that an agent sends to the visitors by WeChat. */
@Injectable()
export class VisitInvitationService {
  public constructor(
    private readonly dataSource: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /**
   * When, where, what will be shown and who receives them: the host as prospects may know them everywhere, by surname and
   * with a work number only.
   * @throws DomainError not_found
   */
  public async text(actor: Actor, id: string): Promise<InvitationResponse> {
    const tx = this.dataSource.manager;
    const row = await findVisit(tx, actor, id);
    const hosts: Host[] = await tx.query(
      'SELECT name, honorific, work_phone AS "workPhone" FROM users WHERE id = $1',
      [row.host_id],
    );
    // The host's own number is meant to be read; what somebody wrote about the visit is not.
    const shown = readsAll(actor, row)
      ? row
      : { ...row, meeting_point: maskText(row.meeting_point), places: maskText(row.places) };
    return inClear({ text: this.write(shown, hosts[0] ?? null, currentLocale()) });
  }

  private write(row: VisitRow, host: Host | null, locale: Locale): string {
    const say = (key: string, facts: Record<string, string> = {}): string =>
      translate(locale, `visit.invitation.${key}`, facts);
    const place = [row.parks.map((park) => park.name).join(say('separator')), row.meeting_point ?? '']
      .filter((part) => part !== '')
      .join(' ');
    const lines = [
      say(row.kind),
      say('time', { time: this.when(row, locale) }),
      place === '' ? null : say('place', { place }),
      row.places === null ? null : say('shown', { places: row.places }),
      host === null ? null : this.hostLine(host, locale),
      say('closing'),
    ];
    return lines.filter((line) => line !== null).join('\n');
  }

  /** 2026-11-20（周五）14:00–15:30; both dates when it goes over midnight. */
  private when(row: VisitRow, locale: Locale): string {
    const { tzName } = this.config;
    const day = localDate(row.starts_at, tzName);
    if (day !== localDate(row.ends_at, tzName)) return shortSpan(row.starts_at, row.ends_at, tzName);
    const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: tzName }).format(
      row.starts_at,
    );
    const clock = shortSpan(row.starts_at, row.ends_at, tzName).slice('11-20 '.length);
    return translate(locale, 'visit.invitation.when', { day, weekday, clock });
  }

  private hostLine(host: Host, locale: Locale): string {
    const name = translate(locale, addressKey(host.honorific), { surname: surnameOf(host.name) });
    const key = host.workPhone === null ? 'host' : 'hostPhone';
    return translate(locale, `visit.invitation.${key}`, { name, phone: host.workPhone ?? '' });
  }
}

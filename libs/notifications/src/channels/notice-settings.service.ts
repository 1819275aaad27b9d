import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Actor, Role } from '@luodi/identity';
import { Clock, fieldError, validationFailed, versionConflict } from '@luodi/platform';
import { DataSource, type EntityManager } from 'typeorm';
import { channelMatrix, groupOf } from './channels.policy';
import type { UpdateNoticeSettingsDto } from './notice-settings.dto';
import { readNoticeSettings, type StoredNoticeSettings } from './notice-settings.queries';
import type { NoticeSettingsResponse } from './notice-settings.response';

/** How the reader wants to be told: channels by kind, quiet hours, digest. */
@Injectable()
export class NoticeSettingsService {
  public constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  public async show(actor: Actor): Promise<NoticeSettingsResponse> {
    return present(await readNoticeSettings(this.dataSource.manager, actor.id), actor.role);
  }

  /** @throws DomainError version_conflict; validation_failed for half of the quiet hours */
  public async update(actor: Actor, request: UpdateNoticeSettingsDto): Promise<NoticeSettingsResponse> {
    return this.dataSource.transaction(async (tx) => {
      await lock(tx, actor.id);
      const before = await readNoticeSettings(tx, actor.id);
      if (before.version !== request.version) throw versionConflict(present(before, actor.role));
      const quiet = {
        from: request.quietFrom === undefined ? before.quietFrom : request.quietFrom,
        to: request.quietTo === undefined ? before.quietTo : request.quietTo,
      };
      if ((quiet.from === null) !== (quiet.to === null)) {
        throw validationFailed([fieldError(quiet.from === null ? 'quietFrom' : 'quietTo', 'required')]);
      }
      const chosen = Object.fromEntries((request.kinds ?? []).map(({ kind, channels }) => [kind, channels]));
      await tx.query(
        `INSERT INTO notification_settings (user_id, channels, quiet_from, quiet_to, digest, updated_at)
         VALUES ($1, $2::jsonb, $3, $4, $5, $6)
         ON CONFLICT (user_id) DO UPDATE SET channels = notification_settings.channels || excluded.channels,
           quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to, digest = excluded.digest,
           updated_at = excluded.updated_at, version = notification_settings.version + 1`,
        [
          actor.id,
          JSON.stringify(chosen),
          quiet.from,
          quiet.to,
          request.digest ?? before.digest,
          this.clock.now(),
        ],
      );
      return present(await readNoticeSettings(tx, actor.id), actor.role);
    });
  }
}

/** Two windows of one person take turns, also before there is a row to lock. */
async function lock(tx: EntityManager, userId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`notice-settings:${userId}`]);
}

function present(settings: StoredNoticeSettings, role: Role): NoticeSettingsResponse {
  return {
    kinds: channelMatrix(settings, role).map((row) => ({ ...row, group: groupOf(row.kind) })),
    quietFrom: settings.quietFrom,
    quietTo: settings.quietTo,
    digest: settings.digest,
    version: settings.version,
  };
}

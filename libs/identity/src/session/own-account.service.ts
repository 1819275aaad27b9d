import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Clock,
  DEMO_SITE,
  DomainError,
  Settings,
  type Config,
  localDate,
  writeAudit,
} from '@luodi/platform';
import { DataSource } from 'typeorm';
import type { Actor } from '../access/actor';
import { presentMe, type MeResponse } from './auth.response';
import type { ChangePasswordDto } from './login.dto';
import { LoginService } from './login.service';
import type { UpdateMeDto } from './me.dto';
import { PasswordService } from './password.service';

/** Where the sample article stands, on the same host. */
const SAMPLE_ARTICLE = '/demo/article';

/** What users do to their own account. */
@Injectable()
export class OwnAccountService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
    private readonly logins: LoginService,
    private readonly settings: Settings,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** The answer of GET /me. */
  public async describe(actor: Actor, csrfToken: string | null): Promise<MeResponse> {
    const rows: { preferences: Record<string, unknown> }[] = await this.dataSource.query(
      'SELECT preferences FROM users WHERE id = $1',
      [actor.id],
    );
    const demoSite = await this.settings.get<string | null>(DEMO_SITE, null);
    const officer = await this.settings.get('privacy.officer', '');
    return {
      user: presentMe(actor),
      csrfToken,
      preferences: rows[0]?.preferences ?? {},
      timezone: this.config.tzName,
      today: localDate(this.clock.now(), this.config.tzName),
      privacyOfficer: officer === '' ? null : officer,
      sampleArticle: demoSite === null ? null : SAMPLE_ARTICLE,
    };
  }

  /** Merges preferences, sets the language. */
  public async update(actor: Actor, change: UpdateMeDto, csrfToken: string | null): Promise<MeResponse> {
    await this.dataSource.query(
      `UPDATE users SET locale = coalesce($2, locale), preferences = preferences || $3::jsonb, updated_at = now()
       WHERE id = $1`,
      [actor.id, change.locale ?? null, JSON.stringify(change.preferences ?? {})],
    );
    return this.describe({ ...actor, locale: change.locale ?? actor.locale }, csrfToken);
  }

  /**
   * Sets a new password; every session and token of before is dead. Answers the new session epoch.
   * @throws DomainError wrong_password, password_unchanged
   */
  public async changePassword(actor: Actor, change: ChangePasswordDto): Promise<number> {
    try {
      await this.logins.verify(actor.username, change.currentPassword);
    } catch (error) {
      if (error instanceof DomainError && error.code === 'invalid_credentials')
        throw new DomainError('wrong_password');
      throw error;
    }
    if (change.currentPassword === change.newPassword) throw new DomainError('password_unchanged');
    const passwordHash = await this.passwords.hash(change.newPassword);
    return this.dataSource.transaction(async (tx) => {
      const [rows]: [{ session_epoch: number }[], number] = await tx.query(
        `UPDATE users SET password_hash = $2, must_change_password = false, session_epoch = session_epoch + 1,
           updated_at = now() WHERE id = $1 RETURNING session_epoch`,
        [actor.id, passwordHash],
      );
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'user.password-changed',
        objectType: 'user',
        objectId: actor.id,
      });
      return rows[0]?.session_epoch ?? 0;
    });
  }

  /** Makes every session and token of the user invalid. */
  public async signOutEverywhere(actor: Actor): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await tx.query('UPDATE users SET session_epoch = session_epoch + 1 WHERE id = $1', [actor.id]);
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'user.signed-out-everywhere',
        objectType: 'user',
        objectId: actor.id,
      });
    });
  }
}

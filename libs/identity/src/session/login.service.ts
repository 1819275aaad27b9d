import { Injectable } from '@nestjs/common';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DataSource } from 'typeorm';
import { DomainError, pgPoolOf } from '@luodi/platform';
import { PasswordService } from './password.service';

/** At most so many evaluated passwords per account in the window (security.md G8), also for names nobody has. */
const LOCK_AFTER = 10;
const LOCK_WINDOW_SECONDS = 15 * 60;

interface CredentialRow {
  readonly id: string;
  readonly password_hash: string;
  readonly active: boolean;
}

/** Checks a user name and password, and locks a name after too many wrong ones. */
@Injectable()
export class LoginService {
  private readonly attempts: RateLimiterPostgres;

  public constructor(
    private readonly dataSource: DataSource,
    private readonly passwords: PasswordService,
  ) {
    this.attempts = new RateLimiterPostgres({
      storeClient: pgPoolOf(dataSource),
      storeType: 'pool',
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: 'login-account',
      points: LOCK_AFTER,
      duration: LOCK_WINDOW_SECONDS,
      clearExpiredByTimeout: false,
    });
  }

  /**
   * The id of the user whose credentials these are. A wrong password, an unknown and a disabled user
   * answer alike and take the same time.
   * @throws DomainError invalid_credentials, account_locked
   */
  public async verify(username: string, password: string): Promise<string> {
    const name = username.toLowerCase();
    await this.countAttempt(name);
    const rows: CredentialRow[] = await this.dataSource.query(
      'SELECT id, password_hash, active FROM users WHERE username = $1',
      [name],
    );
    const user = rows[0];
    const matches =
      user === undefined
        ? await this.passwords.verifyNobody(password)
        : await this.passwords.verify(user.password_hash, password);
    if (user === undefined || !matches || !user.active) throw new DomainError('invalid_credentials');
    await this.attempts.delete(name);
    await this.dataSource.query('UPDATE users SET last_login_at = now() WHERE id = $1', [user.id]);
    return user.id;
  }

  /** Forgets the wrong tries of a name, after its password was reset. */
  public async unlock(username: string): Promise<void> {
    await this.attempts.delete(username.toLowerCase());
  }

  private async countAttempt(name: string): Promise<void> {
    try {
      await this.attempts.consume(name);
    } catch (error) {
      if (!(error instanceof RateLimiterRes)) throw error;
      const retryAfterSeconds = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
      throw new DomainError(
        'account_locked',
        { minutes: Math.ceil(retryAfterSeconds / 60) },
        { retryAfterSeconds },
      );
    }
  }
}

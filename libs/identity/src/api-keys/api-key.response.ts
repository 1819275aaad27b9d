import { ApiProperty } from '@nestjs/swagger';
import { API_KEY_SCOPES, type ApiKeyScope, type ApiKeyState } from './api-key-scopes.policy';

export class ApiKeySiteResponse {
  public id!: string;
  public name!: string;
}

/** A key without its secret, which nobody can read again. */
export class ApiKeyResponse {
  public id!: string;
  public name!: string;
  @ApiProperty({ type: ApiKeySiteResponse, nullable: true })
  public site!: ApiKeySiteResponse | null;
  @ApiProperty({ enum: API_KEY_SCOPES, isArray: true })
  public scopes!: ApiKeyScope[];
  @ApiProperty({ enum: ['active', 'expired', 'revoked'] })
  public state!: ApiKeyState;
  /** The last characters of the secret, to tell keys apart. */
  public lastFour!: string;
  /** Until when the secret before the last rotation works too. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public previousUntil!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public expiresAt!: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public revokedAt!: string | null;
  /** Exact to a minute. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  public lastUsedAt!: string | null;
  @ApiProperty({ format: 'date-time' })
  public createdAt!: string;
  public version!: number;
}

/** A new key, or one with a new secret. */
export class ApiKeySecretResponse extends ApiKeyResponse {
  /** The secret: told this once. Null when a create is repeated under its Idempotency-Key. */
  @ApiProperty({ type: String, nullable: true })
  public token!: string | null;
}

export class ApiKeyPageResponse {
  @ApiProperty({ type: () => [ApiKeyResponse] })
  public items!: ApiKeyResponse[];
  @ApiProperty({ type: String, nullable: true })
  public nextCursor!: string | null;
  public total?: number;
}

import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import { IsCleanText } from '@luodi/platform';

export class LoginDto {
  @IsCleanText({ min: 1, max: 50 })
  public username!: string;

  @IsString()
  @MinLength(1)
  @MaxLength(128)
  public password!: string;

  /** Six digits of the second factor; nobody has one yet. */
  @IsOptional()
  @IsString()
  @MaxLength(20)
  public otp?: string;
}

export class ChangePasswordDto {
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  public currentPassword!: string;

  @IsString()
  @MinLength(8)
  @MaxLength(128)
  public newPassword!: string;
}

import { IsBoolean, IsOptional } from 'class-validator';

export class PresenceDto {
  /** Whether something is being typed. */
  @IsOptional()
  @IsBoolean()
  public editing?: boolean;
}

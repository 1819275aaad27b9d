import { IsDefined, IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { SETTINGS, type SettingKey } from './settings.policy';

const KEYS = SETTINGS.map((setting) => setting.key);

export class UpdateSettingDto {
  @IsIn(KEYS)
  @ApiProperty({ enum: KEYS })
  public key!: SettingKey;

  @IsDefined()
  @ApiProperty({
    oneOf: [
      { type: 'string', maxLength: 50 },
      { type: 'integer', minimum: 0, maximum: 1000 },
    ],
  })
  public value!: unknown;
}

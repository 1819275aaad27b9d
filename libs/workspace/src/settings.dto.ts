import { IsDefined, IsIn } from 'class-validator';
import { ApiProperty } from '@nestjs/swagger';
import { SETTINGS, type SettingKey } from './settings.policy';

/** Values of any setting; the narrower bounds of each are judged by `faultOf`. */
const longest = (type: 'text' | 'integer'): number =>
  Math.max(...SETTINGS.filter((setting) => setting.type === type).map((setting) => setting.max));
const KEYS = SETTINGS.map((setting) => setting.key);

export class UpdateSettingDto {
  @IsIn(KEYS)
  @ApiProperty({ enum: KEYS })
  public key!: SettingKey;

  @IsDefined()
  @ApiProperty({
    oneOf: [
      { type: 'string', maxLength: longest('text') },
      { type: 'integer', minimum: 0, maximum: longest('integer') },
    ],
  })
  public value!: unknown;
}

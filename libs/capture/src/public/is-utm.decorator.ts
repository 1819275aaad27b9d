import { ValidateBy } from 'class-validator';
import { isUtm } from './utm.policy';

/** Campaign parameters: at most 10 keys of 40 characters with texts of 200. */
export function IsUtm(): PropertyDecorator {
  return ValidateBy({ name: 'isUtm', validator: { validate: isUtm } });
}

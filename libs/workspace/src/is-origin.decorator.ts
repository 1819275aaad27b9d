import { ValidateBy, type ValidationOptions } from 'class-validator';
import { isOrigin } from './origin.policy';

/** The origin of a web page, as a browser writes it. */
export function IsOrigin(options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'isOrigin', validator: { validate: isOrigin } }, options);
}

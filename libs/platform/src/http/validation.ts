import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type ValidationError } from 'class-validator';
import { fieldError, validationFailed, type FieldError } from '../errors';

/** Whitelisting validation for the whole application; faults become one 400 with an entry per field. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    transform: true,
    stopAtFirstError: true,
    validationError: { target: true, value: false },
    exceptionFactory: (errors) => validationFailed(flatten(errors, '')),
  });
}

function flatten(errors: readonly ValidationError[], prefix: string): FieldError[] {
  return errors.flatMap((error) => {
    const path = /^\d+$/.test(error.property)
      ? `${prefix}[${error.property}]`
      : joinPath(prefix, error.property);
    const own = Object.keys(error.constraints ?? {}).map((code) =>
      fieldError(path, code, limits(error, code)),
    );
    return [...own, ...flatten(error.children ?? [], path)];
  });
}

function joinPath(prefix: string, property: string): string {
  return prefix === '' ? property : `${prefix}.${property}`;
}

/** The bound that a value broke, so that the text can name it. */
function limits(error: ValidationError, code: string): Record<string, unknown> {
  const target = error.target?.constructor;
  if (target === undefined) return {};
  const metadata = getMetadataStorage()
    .getTargetValidationMetadatas(target, '', true, false)
    .find((item) => item.propertyName === error.property && (item.name === code || item.type === code));
  const constraints: unknown = metadata?.constraints;
  if (!Array.isArray(constraints)) return {};
  const [first, second] = constraints as unknown[];
  return {
    limit: Array.isArray(first) ? first.join(', ') : first,
    min: first,
    max: second,
  };
}

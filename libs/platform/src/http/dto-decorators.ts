import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ValidateBy, type ValidationOptions } from 'class-validator';

/** "true"/"false" of a query string to a boolean; anything else stays and is refused by IsBoolean. */
export function ToBoolean(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    value === 'true' ? true : value === 'false' ? false : value,
  );
}

/** A whole number of a query string; anything else stays and is refused by IsInt. */
export function ToInt(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
  );
}

/** A comma list of a query string to an array of strings. */
export function ToList(): PropertyDecorator {
  return Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' ? value.split(',').map((item) => item.trim()) : value,
  );
}

/** An instant in ISO 8601 with offset, years 2000 to 2100. */
export function IsInstant(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(ApiProperty({ format: 'date-time' }), rule('isInstant', isInstant, options));
}

/** A calendar date `YYYY-MM-DD` that exists, years 2000 to 2100. */
export function IsLocalDate(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(ApiProperty({ format: 'date' }), rule('isLocalDate', isLocalDate, options));
}

const YUAN = /^\d{1,16}(\.\d{1,2})?$/;

/** Money: a decimal string in yuan, not negative, at most 16 digits and 2 places. */
export function IsYuan(options?: ValidationOptions): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ pattern: YUAN.source }),
    rule('isYuan', (value) => typeof value === 'string' && YUAN.test(value), options),
  );
}

/** Text without control characters, trimmed, of bounded length (in UTF-16 units). */
export function IsCleanText(bounds: {
  readonly max: number;
  readonly min?: number;
  readonly multiline?: boolean;
  readonly each?: boolean;
}): PropertyDecorator {
  const each = bounds.each === true;
  const min = bounds.min ?? 0;
  const lengths = { maxLength: bounds.max, ...(min === 0 ? {} : { minLength: min }) };
  return applyDecorators(
    ApiProperty(each ? { type: 'array', items: { type: 'string', ...lengths } } : lengths),
    Transform(({ value }: { value: unknown }) => {
      if (Array.isArray(value))
        return value.map((item: unknown) => (typeof item === 'string' ? item.trim() : item));
      return typeof value === 'string' ? value.trim() : value;
    }) as PropertyDecorator,
    rule('isString', (value) => typeof value === 'string', { each }),
    rule('cleanText', (value) => typeof value !== 'string' || isCleanText(value, bounds.multiline ?? false), {
      each,
    }),
    rule('maxLength', (value) => typeof value !== 'string' || value.length <= bounds.max, { each }, [
      bounds.max,
    ]),
    rule('minLength', (value) => typeof value !== 'string' || value.length >= min, { each }, [min]),
  );
}

function rule(
  name: string,
  validate: (value: unknown) => boolean,
  options?: ValidationOptions,
  constraints: readonly unknown[] = [],
): PropertyDecorator {
  return ValidateBy({ name, constraints: [...constraints], validator: { validate } }, options);
}

function isInstant(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const match =
    /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(
      value,
    );
  return match !== null && isLocalDate(match[1]) && !Number.isNaN(Date.parse(value));
}

function isLocalDate(value: unknown): boolean {
  if (typeof value !== 'string' || !/^(20\d{2}|2100)-\d{2}-\d{2}$/.test(value)) return false;
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === value;
}

/** No control characters, lone surrogates or bidirectional overrides; tabs and line ends only where allowed. */
function isCleanText(value: string, multiline: boolean): boolean {
  if (!value.isWellFormed()) return false;
  return multiline
    ? !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(value)
    : !/[\u0000-\u001f\u007f\u2028\u2029\u202a-\u202e\u2066-\u2069]/.test(value);
}

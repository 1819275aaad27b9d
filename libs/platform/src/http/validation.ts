import { ValidationPipe } from '@nestjs/common';
import { getMetadataStorage, type MetadataStorage, type ValidationError } from 'class-validator';
import { fieldError, validationFailed, type FieldError } from '../errors';

type ValidationMetadata = ReturnType<MetadataStorage['getTargetValidationMetadatas']>;

const known = new WeakMap<object, ValidationMetadata>();
let remembers = false;

/**
 * For each body class-validator goes through the rules of every class of the application, and compares each inherited
 * one with each own. They never change once a class is made: the second body of a class is looked up.
 */
function rememberRules(): void {
  if (remembers) return;
  remembers = true;
  const storage = getMetadataStorage();
  const search = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (schema || always || strictGroups || groups !== undefined) {
      return search(target, schema, always, strictGroups, groups);
    }
    let rules = known.get(target);
    if (rules === undefined) {
      rules = search(target, schema, always, strictGroups, groups);
      known.set(target, rules);
    }
    return rules;
  };
}

/** Whitelisting validation for the whole application; faults become one 400 with an entry per field. */
export function createValidationPipe(): ValidationPipe {
  rememberRules();
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

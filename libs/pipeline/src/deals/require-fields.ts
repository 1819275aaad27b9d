import { fieldError, validationFailed } from '@luodi/platform';
import { readFields, type FactChanges } from '../stages/deal-fields.policy';

/**
 * The typed facts of a request.
 * @throws DomainError validation_failed with an entry per bad field, its path under `prefix`
 */
export function requireFields(
  input: Readonly<Record<string, unknown>>,
  today: string,
  prefix: string,
): FactChanges {
  const reading = readFields(input, today);
  if (reading.ok) return reading.changes;
  throw validationFailed(
    reading.faults.map((fault) => fieldError(`${prefix}${fault.key}`, fault.code, fault.params)),
  );
}

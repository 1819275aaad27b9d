import { ValidateBy } from 'class-validator';

const MAX_ITEMS = 50;
const MAX_LENGTH = 100;

/** The value of a rule's condition: a list of short texts, a number, or a decimal string. */
export function IsRuleValue(): PropertyDecorator {
  return ValidateBy({ name: 'ruleValue', validator: { validate: isRuleValue } });
}

function isRuleValue(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 && value <= 1e15;
  if (typeof value === 'string') return /^\d{1,16}(\.\d{1,2})?$/.test(value);
  return (
    Array.isArray(value) &&
    value.length <= MAX_ITEMS &&
    value.every(
      (item: unknown) =>
        typeof item === 'string' && item.length > 0 && item.length <= MAX_LENGTH && isPlain(item),
    )
  );
}

function isPlain(text: string): boolean {
  return text.isWellFormed() && !/[\u0000-\u001f\u007f]/.test(text);
}

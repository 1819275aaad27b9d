import type { FactValue, GateField } from '../../api/deals';
import { wanToYuan, yuanToWan } from './wan';

/** Money is typed in 万元, except a rent, which is yuan per ㎡ and month. */
export function entryUnit(field: GateField): 'wan' | 'own' | 'none' {
  if (field.type === 'money') return field.key === 'rentYuanPerSqmMonth' ? 'own' : 'wan';
  return field.unit ? 'own' : 'none';
}

/** A fact as the input shows it. */
export function toEntry(field: GateField): string {
  const { value } = field;
  if (value === null || value === undefined) return '';
  if (field.type === 'bool') return value === true ? 'true' : 'false';
  if (entryUnit(field) === 'wan') return yuanToWan(String(value));
  if (field.type === 'money') return String(value).replace(/\.00$/, '');
  return String(value);
}

/** What the API gets for an entry: null empties; undefined when the entry is no value of this type. */
export function fromEntry(field: GateField, entry: string): FactValue | undefined {
  const text = entry.trim();
  if (text === '') return null;
  switch (field.type) {
    case 'money': {
      const yuan = entryUnit(field) === 'wan' ? wanToYuan(text) : text;
      return yuan !== null && /^\d+(\.\d{1,2})?$/.test(yuan) ? yuan : undefined;
    }
    case 'area':
    case 'mu':
    case 'int': {
      const number = Number(text.replaceAll(',', ''));
      const whole = field.type !== 'int' || Number.isInteger(number);
      return Number.isFinite(number) && number >= 0 && whole ? number : undefined;
    }
    case 'bool':
      return text === 'true';
    default:
      return text;
  }
}

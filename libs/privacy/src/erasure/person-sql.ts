import type { Person } from './person';

const PLACE = /(?<![:\w]):([a-z]+)/g;
const TEXT_SETS = new Set(['ids', 'phones', 'wechats', 'emails', 'names']);

/** Fills the named places of an inventory's SQL fragments (platform: PersonTable); pushes the values it uses. */
export function bind(sql: string, person: Person, now: Date | null, params: unknown[]): string {
  const used = new Map<string, string>();
  return sql.replace(PLACE, (_whole, name: string) => {
    const known = used.get(name);
    if (known !== undefined) return known;
    const { value, type } = valueOf(name, person, now);
    const place = `$${params.push(value)}::${type}`;
    used.set(name, place);
    return place;
  });
}

function valueOf(
  name: string,
  person: Person,
  now: Date | null,
): { readonly value: unknown; readonly type: string } {
  if (name === 'now') return { value: now, type: 'timestamptz' };
  if (name === 'pattern') return { value: person.pattern, type: 'text' };
  if (name === 'scrub') return { value: person.scrub, type: 'text' };
  if (name === 'numbers') return { value: person.numbers, type: 'text' };
  if (TEXT_SETS.has(name)) return { value: textSet(name, person), type: 'text[]' };
  return { value: person.ids[name] ?? [], type: 'uuid[]' };
}

function textSet(name: string, person: Person): readonly string[] {
  switch (name) {
    case 'phones':
      return person.traces.phones;
    case 'wechats':
      return person.traces.wechats;
    case 'emails':
      return person.traces.emails;
    case 'names':
      return person.traces.names;
    default:
      return Object.values(person.ids).flat();
  }
}

/** A column without the person, by its type; `pattern` and `numbers` are places of bound values. */
export function scrubbed(
  expression: string,
  type: string,
  places: { readonly pattern: string; readonly numbers: string },
): string {
  const replaced = (text: string): string => `regexp_replace(${text}, ${places.pattern}, '**', 'gi')`;
  switch (type) {
    case 'json':
    case 'jsonb':
      return `${replaced(`regexp_replace(${expression}::text, ${places.numbers}, '\\1null', 'g')`)}::${type}`;
    case '_text':
      return `ARRAY(SELECT ${replaced('item')} FROM unnest(${expression}) AS item)`;
    case 'text':
    case 'varchar':
      return replaced(expression);
    default:
      return expression;
  }
}

/** Types whose values a pattern can be found in. */
export function isSearchable(type: string): boolean {
  return ['text', 'varchar', 'json', 'jsonb', '_text'].includes(type);
}

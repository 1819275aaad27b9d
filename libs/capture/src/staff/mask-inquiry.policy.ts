import {
  NO_KNOWN_CONTACTS,
  knownContacts,
  maskContacts,
  maskNumber,
  maskPhone,
  maskWechat,
  type KnownContacts,
} from '@luodi/platform';

/** Numbers and ids by the name of their field; everything else is text in which they are looked for. */
const PHONES = new Set(['phone', 'phones']);
const WECHATS = new Set(['wechat']);

/**
 * A submission or its parse as those may see it whose lead it is not: no number, WeChat id or mail address in
 * clear, neither in its field nor in a text around it.
 * @param known further ways to reach the person; those of the submission itself are looked for anyway
 */
export function maskInquiry(value: unknown, known: KnownContacts = NO_KNOWN_CONTACTS): unknown {
  const own = ownContacts(value);
  return maskField(value, '', {
    phones: [...known.phones, ...own.phones],
    wechats: [...known.wechats, ...own.wechats],
    emails: [...known.emails, ...own.emails],
  });
}

function maskField(value: unknown, field: string, known: KnownContacts): unknown {
  if (Array.isArray(value)) return value.map((item: unknown) => maskField(item, field, known));
  if (typeof value === 'object' && value !== null) return maskObject(value, known);
  if (typeof value === 'number') return maskNumber(value, known);
  if (typeof value !== 'string') return value;
  if (PHONES.has(field)) return maskPhone(value.normalize('NFKC').replace(/[^\d+*-]/g, ''));
  if (WECHATS.has(field)) return maskWechat(value);
  if (field === 'email') return value.replace(/^[^@]*/, '****');
  return maskContacts(value, known);
}

/** The text of a span is masked by what the span is. */
function maskObject(value: object, known: KnownContacts): Record<string, unknown> {
  const spanField = 'field' in value && typeof value.field === 'string' ? value.field : null;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      maskField(item, key === 'text' && spanField !== null ? spanField : key, known),
    ]),
  );
}

function ownContacts(value: unknown): KnownContacts {
  if (typeof value !== 'object' || value === null) return NO_KNOWN_CONTACTS;
  const text = (name: string): string | null => {
    const item: unknown = name in value ? Reflect.get(value, name) : null;
    return typeof item === 'string' ? item.normalize('NFKC') : null;
  };
  return knownContacts({ phones: [text('phone')], wechat: text('wechat'), email: text('email') });
}

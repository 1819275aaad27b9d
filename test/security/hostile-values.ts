/** What no field means, as JSON values: types, sizes and characters that have broken systems like this one. */
export const HOSTILE_VALUES: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  9_007_199_254_740_992,
  '',
  '\u0000',
  'a\u0000b',
  '\ud800', // half of a surrogate pair
  '\ufeff\u202e\u200b\u0007',
  'Ａ１３９'.repeat(3_000),
  '👨‍👩‍👧‍👦'.repeat(60),
  "'; DROP TABLE leads; --",
  '%00%ff%25',
  '../../../../etc/passwd',
  '=cmd|" /C calc"!A0',
  '2026-02-30',
  '2026-11-22T99:99:99+99:99',
  '+275760-09-13T00:00:00.001Z',
  '999999999999999999999999.99',
  '1e400',
  '00000000-0000-0000-0000-000000000000',
  [null],
  Array.from({ length: 2_000 }, (_, index) => index),
  ['\u0000', '\ud800'],
  {},
  { $gt: '' },
  { min: '\u0000', max: {}, unit: [] },
];

/** Whole bodies that are no object of ours, as they go over the wire. */
export const HOSTILE_BODIES: readonly { readonly name: string; readonly body: string }[] = [
  { name: 'nothing', body: '' },
  { name: 'half an object', body: '{"a":' },
  { name: 'null', body: 'null' },
  { name: 'a number', body: '1' },
  { name: 'a string', body: '"x"' },
  { name: 'a list', body: '[{}]' },
  { name: 'a NUL byte', body: '{"a":"\u0000"}' },
  { name: 'a byte order mark', body: '\ufeff{}' },
  { name: 'a prototype', body: '{"__proto__":{"version":1},"constructor":{"prototype":{"a":1}}}' },
  { name: 'the same key twice', body: '{"version":1,"version":"2"}' },
  { name: '3,000 nested lists', body: `${'['.repeat(3_000)}${']'.repeat(3_000)}` },
  { name: '60,000 nested lists', body: `${'['.repeat(60_000)}${']'.repeat(60_000)}` },
  { name: '3,000 nested objects', body: `${'{"a":'.repeat(3_000)}1${'}'.repeat(3_000)}` },
  {
    name: '5,000 unknown keys',
    body: `{${Array.from({ length: 5_000 }, (_, index) => `"k${index}":1`).join()}}`,
  },
  { name: '200 KB', body: JSON.stringify({ name: 'x'.repeat(200_000) }) },
];

/** Pieces of an address, written as they go over the wire. */
export const HOSTILE_SEGMENTS: readonly string[] = [
  'not-an-id',
  '0',
  '%00',
  '%ff',
  '%E0%A4%A',
  '%',
  '..%2f..%2fetc%2fpasswd',
  '%2e%2e',
  "'%20OR%201=1--",
  '%F0%9F%92%A9',
  '__proto__',
  'a'.repeat(3_000),
  '00000000-0000-0000-0000-000000000000',
  '01920000-0000-7000-8000-000000000000',
];

/** Values of a query parameter, written as they go over the wire. */
export const HOSTILE_QUERY_VALUES: readonly string[] = [
  '',
  '%00',
  '%',
  '%ED%A0%80',
  "'%3B--",
  '-1',
  '1e9',
  '99999999999999999999',
  'NaN',
  '2026-13-45',
  '0001-01-01',
  '%2B275760-09-14',
  '00000000-0000-0000-0000-000000000000',
  ',,,',
  'eyJ2IjpbMSwyXX0',
  'W251bGwsbnVsbF0',
  'WyJcdTAwMDAiLCJcdTAwMDAiXQ',
  'x'.repeat(4_000),
];

/** Headers that programs send by mistake or on purpose. */
export const HOSTILE_HEADERS: readonly Readonly<Record<string, string>>[] = [
  { 'accept-language': '*;q=abc,,,;;q=1' },
  { 'accept-language': `${'zh,'.repeat(2_000)}en` },
  { accept: 'text/xml;q=,*' },
  { 'x-request-id': '<script>alert(1)</script>' },
  { 'x-request-id': 'a'.repeat(5_000) },
  { 'idempotency-key': 'k'.repeat(5_000) },
  { 'idempotency-key': '\u00ff\u0080' },
  { cookie: 'luodi_session=s%3A%ff.%00; =; ;;luodi_session' },
  { cookie: `luodi_session=${'x'.repeat(5_000)}` },
  { range: 'bytes=9-1,abc' },
  { 'if-none-match': '"\u00ff' },
  { 'if-modified-since': 'yesterday' },
  { 'x-forwarded-for': '1.2.3.4, \u00ff, ::ffff:%eth0' },
  { 'x-forwarded-host': 'evil.example' },
  { 'x-http-method-override': 'DELETE' },
  { 'last-event-id': '\u00ff'.repeat(500) },
  { origin: 'null' },
  { 'accept-encoding': 'br;q=2, gzip;q=x, *;q=0, identity;q=0' },
];

/** Types under which a body is no JSON. */
export const HOSTILE_TYPES: readonly Readonly<Record<string, string>>[] = [
  { 'content-type': 'text/plain' },
  { 'content-type': 'application/xml' },
  { 'content-type': 'multipart/form-data' },
  { 'content-type': 'multipart/form-data; boundary=x' },
  { 'content-type': 'application/x-www-form-urlencoded' },
  { 'content-type': 'application/json; charset=utf-7' },
  { 'content-type': 'application/json; charset=' },
  { 'content-type': ';;;' },
  { 'content-type': 'application/json', 'content-encoding': 'gzip' },
  { 'content-type': 'application/json', 'content-encoding': 'bogus' },
  {},
];

const FORM_FIELDS = [
  'need',
  'use',
  'company',
  'phone',
  'area.min',
  'area.unit',
  'consent.handling',
  'source.url',
  'needType',
  'region',
];
const FORM_VALUES = [
  '%00',
  '%ED%A0%80',
  '%',
  '%FF',
  'x'.repeat(20_000),
  '%F0%9F%92%A9',
  '',
  '%3Cscript%3E',
  '-1e999',
];
/** Bodies of a plain POST, written as they go over the wire. */
export const HOSTILE_FORMS: readonly string[] = [
  ...FORM_FIELDS.flatMap((field) =>
    FORM_VALUES.map((value) => `need=a&phone=13900001234&consent.handling=true&${field}=${value}`),
  ),
  'a[b][c]=1&__proto__=1&constructor.prototype=1&consent=1&consent.handling.deep=1',
  Array.from({ length: 500 }, (_, index) => `f${index}=1`).join('&'),
  '&=&==&&',
];

import fc from 'fast-check';
import { anInquiry, anIntake, type BuiltIntake } from '../builders/capture';
import { startTestApp, type TestApp } from '../support/app';

describe('hostile input', () => {
  let app: TestApp;
  let intake: BuiltIntake;

  beforeAll(async () => {
    app = await startTestApp();
    intake = await anIntake(app.dataSource.manager);
  });

  afterAll(() => app.close());

  const path = (): string => `/api/public/v1/sites/${intake.siteKey}/inquiries`;
  const FIELDS = [
    'need',
    'use',
    'tax',
    'company',
    'contact',
    'phone',
    'wechat',
    'email',
    'region',
    'message',
    'needType',
    'area',
    'consent',
    'source',
    'website',
    'formToken',
  ] as const;

  it.each([
    ['a lone surrogate', { need: '租厂房\ud800' }],
    ['a lone surrogate in a campaign', { source: { utm: { a: '\udfff' } } }],
    ['a prototype', { source: { utm: JSON.parse('{"__proto__":"x"}') as object } }],
    ['NUL', { contact: '\u0000' }],
    ['markup', { company: '<img src=x onerror=alert(1)>' }],
    ['SQL', { company: `'; DROP TABLE leads; --` }],
    ['a formula', { contact: '=HYPERLINK("http://x.example")' }],
    ['a number beyond all', { area: { min: 1e308, unit: 'hectare' } }],
    ['a huge but allowed area', { area: { min: 1e9, max: 1e9, unit: 'hectare' } }],
    ['a tax beyond all', { tax: '年税收99999999999999999999万' }],
    ['a tax per mu over a county', { tax: '亩均税收99999999万', area: { min: 1e9, unit: 'mu' } }],
    ['a long company', { company: '长'.repeat(200) }],
    ['a company of signs', { company: '（）——！！' }],
    ['line ends in a name', { contact: '何\r\nBcc: x@y.example' }],
  ])('%s is stored or refused, never an error of ours', async (_name, overrides) => {
    const response = await app.anonymous.post(path(), anInquiry(overrides));
    expect([201, 400, 422]).toContain(response.status);
  });

  it('of any shape in any field', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FIELDS),
        fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.string({ unit: 'binary', maxLength: 60 })),
        async (field, value) => {
          const response = await app.anonymous.post(path(), anInquiry({ [field]: value }));
          expect([201, 400, 422]).toContain(response.status);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('as a form of any keys', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(
          fc.string({
            unit: fc.constantFrom('area', 'source', 'utm', '.', 'min', '__proto__', 'a', '[', ']'),
            maxLength: 5,
          }),
          fc.string({ unit: 'binary', maxLength: 10 }),
          { maxKeys: 6 },
        ),
        async (fields) => {
          const body = new URLSearchParams(fields).toString();
          const api = await app.anonymous.post(path()).type('form').send(body);
          expect([400, 422]).toContain(api.status);
          const page = await app.anonymous.post(`/f/${intake.siteKey}`).type('form').send(body).redirects(0);
          expect(page.status).toBe(422);
        },
      ),
      { numRuns: 30 },
    );
  });

  it.each(['[]', 'null', '"x"', '1', '{', '{"need":'])('as a body of %s', async (body) => {
    const response = await app.anonymous.post(path()).type('json').send(body);
    expect([400, 422]).toContain(response.status);
  });

  it.each([
    ['/api/public/v1/inquiries/%00?phoneLast4=1234', '/api/public/v1/inquiries/%00?phoneLast4=1234'],
    [
      '/api/public/v1/inquiries/K7QF-2M9D?phoneLast4=1&phoneLast4=2',
      '/api/public/v1/inquiries/K7QF-2M9D?phoneLast4=1&phoneLast4=2',
    ],
    [
      '/api/public/v1/inquiries/K7QF-2M9D?phoneLast4=1&x=2',
      '/api/public/v1/inquiries/K7QF-2M9D?phoneLast4=1&x=2',
    ],
    ['a very long code', `/api/public/v1/inquiries/${'A'.repeat(3000)}?phoneLast4=1234`],
    ['/f/%00', '/f/%00'],
    ['/f/..%2f..%2fetc', '/f/..%2f..%2fetc'],
    ['/f/__proto__', '/f/__proto__'],
    ['/s?code=%00&lang=xx', '/s?code=%00&lang=xx'],
    ['/notice/%00', '/notice/%00'],
    ['/notice/__proto__', '/notice/__proto__'],
  ])('in the address %s', async (_name, address) => {
    const response = await app.anonymous.get(address);
    expect(response.status).toBeLessThan(500);
    expect(response.text).not.toMatch(/\bSELECT [\s\S]{1,200}\bFROM\b|at .*\.ts:/);
  });
});

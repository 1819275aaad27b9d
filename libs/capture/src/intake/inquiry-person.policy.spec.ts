import { contentOf } from './inquiry-content.policy';
import { proofOf, readPerson } from './inquiry-person.policy';
import type { ParsedFields } from '../parse/inquiry-fields';
import type { InquiryFieldsDto } from '../public/submit-inquiry.dto';

const NOTHING: ParsedFields = {
  needType: null,
  areaMin: null,
  areaMax: null,
  areaUnit: null,
  taxMin: null,
  taxMax: null,
  taxUnit: null,
  company: null,
  contact: null,
  phone: null,
  wechat: null,
};

function read(body: InquiryFieldsDto, parsed: Partial<ParsedFields> = {}) {
  return readPerson(contentOf(body), { ...NOTHING, ...parsed });
}

describe('readPerson', () => {
  it.each<[string, InquiryFieldsDto, Partial<ParsedFields>, object]>([
    ['a phone', { phone: '139 0000 0001' }, {}, { phone: '13900000001', wechat: null }],
    ['a WeChat id', { wechat: 'zsk-8899' }, {}, { phone: null, wechat: 'zsk-8899' }],
    ['both', { phone: '13900000001', wechat: 'ZSK-8899' }, {}, { phone: '13900000001', wechat: 'zsk-8899' }],
    ['the same number as WeChat', { phone: '13900000001', wechat: '同号' }, {}, { phone: '13900000001' }],
    ['a mobile number as WeChat id', { wechat: '13900000001' }, {}, { phone: '13900000001' }],
    ['a phone in the text', {}, { phone: '13900000001' }, { phone: '13900000001' }],
    ['a field before the text', { phone: '13900000002' }, { phone: '13900000001' }, { phone: '13900000002' }],
    ['no phone in words', { phone: '没有', wechat: 'zsk-8899' }, {}, { phone: null, wechat: 'zsk-8899' }],
    [
      'names from the text',
      { phone: '13900000001' },
      { contact: '李工', company: '长济' },
      { name: '李工', company: '长济' },
    ],
    ['a mail address that is none', { phone: '13900000001', email: 'x' }, {}, { email: null }],
  ])('%s', (_name, body, parsed, expected) => {
    expect(read(body, parsed)).toMatchObject({ ok: true, person: expected });
  });

  it.each<[string, InquiryFieldsDto, string, string]>([
    ['nothing', {}, 'phone', 'phone_or_wechat'],
    ['a short phone', { phone: '1390000' }, 'phone', 'phone_too_short'],
    [
      'a short phone beside a WeChat id',
      { phone: '1390000', wechat: 'zsk-8899' },
      'phone',
      'phone_too_short',
    ],
    ['a nickname', { wechat: '小李' }, 'wechat', 'wechat_unusable'],
    ['"the same" as nothing', { wechat: '同号' }, 'phone', 'phone_or_wechat'],
  ])('%s is refused', (_name, body, path, code) => {
    expect(read(body)).toEqual({ ok: false, faults: [{ path, code }] });
  });

  it.each([
    ['13900001234', null, '1234'],
    [null, 'zsk-8899', '8899'],
    ['0731-58580055-801', 'zsk-8899', '0055'],
  ])('%s / %s prove themselves by %s', (phone, wechat, proof) => {
    expect(proofOf(phone, wechat)).toBe(proof);
  });
});

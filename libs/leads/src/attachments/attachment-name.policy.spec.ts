import fc from 'fast-check';
import { ATTACHMENT_KINDS } from './attachment-kinds.table';
import { dispositionOf, shownName } from './attachment-name.policy';

describe('the name of a file', () => {
  it.each([
    ['营业执照.pdf', 'pdf', '营业执照.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\用户\\规划图.DWG', 'dwg', '规划图.dwg'],
    ['合同.pdf.exe', 'pdf', '合同.pdf.exe.pdf'],
    ['photo.jpg', 'png', 'photo.jpg.png'],
    ['厂房.JPEG', 'jpg', '厂房.jpeg'],
    ['a\r\nSet-Cookie: x=1.pdf', 'pdf', 'aSet-Cookie_ x=1.pdf'],
    ['\u202Efdp.exe', 'pdf', 'fdp.exe.pdf'],
    ['.htaccess', 'txt', 'htaccess.txt'],
    ['   ', 'pdf', '附件.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    [`${'长'.repeat(300)}.xlsx`, 'xlsx', `${'长'.repeat(115)}.xlsx`],
  ] as const)('%j as %s is %j', (raw, kind, name) => {
    expect(shownName(raw, kind)).toBe(name);
  });

  it('never leads elsewhere, hides nothing, ends as its kind does and fits its column', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }),
        fc.constantFrom(...ATTACHMENT_KINDS),
        (raw, kind) => {
          const name = shownName(raw, kind);
          expect(name).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}/\\"<>:|?*]|^\./u);
          expect([...name].length).toBeLessThanOrEqual(120);
          expect(shownName(name, kind)).toBe(name);
        },
      ),
    );
  });

  it('stands in a header without breaking it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (raw) => {
        expect(dispositionOf(shownName(raw, 'pdf'), 'pdf', false)).toMatch(
          /^attachment; filename="attachment\.pdf"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/,
        );
      }),
    );
    expect(dispositionOf("图 (1)'.png", 'png', true)).toBe(
      `inline; filename="attachment.png"; filename*=UTF-8''%E5%9B%BE%20%281%29%27.png`,
    );
  });
});

import { maskInquiry } from './mask-inquiry.policy';

describe('maskInquiry', () => {
  it('masks numbers in their fields and in texts, at every depth', () => {
    const masked = maskInquiry({
      phone: '13900001234',
      wechat: 'zsk-8899',
      email: 'zhou@changji.example',
      need: '租厂房 5000平，电话139 0000 1234，座机0731-58580055转801，预算300万',
      fields: { phone: '13900001234', phones: ['13900001234', '13800005678'], areaMin: 5000 },
      spans: [{ field: 'phone', start: 1, end: 12, text: '13900001234', confidence: 1 }],
    });
    const text = JSON.stringify(masked);
    expect(text).not.toMatch(/13900001234|139 0000 1234|13800005678|58580055|zsk-8899|zhou@/);
    expect(text).toContain('租厂房 5000平');
    expect(text).toContain('预算300万');
    expect(masked).toMatchObject({ phone: '139****1234', fields: { areaMin: 5000 } });
  });

  it('keeps offsets', () => {
    const text = '电话13900001234，求租';
    expect(String(maskInquiry(text))).toHaveLength(text.length);
  });

  it.each(['订单20250918001234', '15000平', '91320500MA1M00002F', '2026-11-22'])('leaves %s', (text) => {
    expect(maskInquiry(text)).toBe(text);
  });
});

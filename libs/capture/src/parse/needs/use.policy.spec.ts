import { parseInquiry } from '../parse-inquiry.policy';

describe('use and trade', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['用途：五金冲压 厂房1000平', 'production', '五金冲压'],
    ['需租厂房四千平，用途机加工', 'production', '机加工'],
    ['用途：研发、中试 厂房1500平', 'rd', undefined],
    ['冷库2000平', 'cold_storage', undefined],
    ['带冷库的厂房2000平，做预制菜', 'production', '预制菜'],
    ['快递分拨中心8000平', 'logistics', undefined],
    ['仓库300平', 'storage', undefined],
    ['流转土地500亩种水稻', 'agriculture', undefined],
    ['写字楼300平', 'office', undefined],
    ['租写字楼做总部2000平', 'headquarters', undefined],
    ['厂房2000平，办公300平', undefined, undefined],
    ['电镀项目拿地8亩', 'production', '电镀'],
  ])('%s → %s', (text, use, industry) => {
    const { fields } = parseInquiry(text, { today: '2025-10-01' });
    expect(fields.use).toBe(use);
    if (industry !== undefined) expect(fields.industry).toBe(industry);
  });
});

import { aPhone } from '../builders/phones';
import { startProduct, type Product } from '../support/product';
import { Session } from '../support/session';

/** Two starts of the built product. */
jest.setTimeout(120_000);

describe('the same phone on two processes in the same moment', () => {
  let product: Product;
  let second: { readonly url: string; stop(): Promise<void> };

  beforeAll(async () => {
    product = await startProduct();
    second = await product.startSecondApi();
  });

  afterAll(async () => {
    await second?.stop();
    await product?.stop();
  });

  const submit = (url: string, phone: string, need: string) =>
    new Session(url).send<{ trackingCode: string }>(
      'POST',
      `/api/public/v1/sites/${product.siteKey}/inquiries`,
      { need, phone, company: '湘澜精密机械有限公司', consent: { handling: true, policyVersion: '1' } },
    );

  it('gives one lead with two inquiries, thirty times over', async () => {
    for (let turn = 0; turn < 30; turn += 1) {
      const phone = aPhone();
      const answers = await Promise.all([
        submit(product.url, phone, '租厂房5000平'),
        submit(second.url, phone, '租仓库8000平'),
      ]);
      expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
      const looked = await product.admin.post<{ items: { id: string; inquiryCount: number }[] }>(
        '/api/v1/lookups/caller',
        { phone },
      );
      expect(looked.items).toHaveLength(1);
      expect(looked.items[0]?.inquiryCount).toBeGreaterThanOrEqual(2);
    }
    const { items } = await product.admin.get<{ items: { inquiryCount: number }[] }>(
      '/api/v1/leads?view=all&limit=200',
    );
    // Thirty phones of ten thousand rarely meet; what was sent is all there either way.
    expect(items.reduce((sum, lead) => sum + lead.inquiryCount, 0)).toBe(60);
  });
});

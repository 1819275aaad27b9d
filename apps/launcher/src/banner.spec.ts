import { banner } from './banner';

const facts = { adminUsername: 'admin', adminPassword: null, demoPassword: null, siteKey: 'park' };

describe('the block that npm start prints', () => {
  it('names the console, the form, the documents and the admin', () => {
    const text = banner('1.0.0', 'http://127.0.0.1:3000', facts);
    expect(text).toContain('http://127.0.0.1:3000/f/park');
    expect(text).toContain('http://127.0.0.1:3000/docs');
    expect(text).toMatch(/admin \/ .*as set/);
  });

  it('shows a password only when it was generated just now', () => {
    expect(banner('1.0.0', 'http://h', { ...facts, adminPassword: 'pw-1' })).toContain('admin / pw-1');
    expect(banner('1.0.0', 'http://h', { ...facts, demoPassword: 'pw-2' })).toContain(
      'agent12 auditor / pw-2',
    );
  });

  it('shows a newcomer of the demo the article from which leads come', () => {
    const demo = banner('1.0.0', 'http://h', { ...facts, demoPassword: 'pw-2' });
    expect(demo).toContain('http://h/demo/article');
    expect(banner('1.0.0', 'http://h', facts)).not.toContain('/demo/article');
  });
});

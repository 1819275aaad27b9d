import { linkCode, policyLines, widgetCode } from './embed-code';

const FACTS = { siteKey: 'main', formUrl: 'https://crm.example/f/main', linkText: '提交选址需求' };

describe('the code to embed', () => {
  it('reserves the room that its mode takes, and holds the link for pages without the script', () => {
    expect(widgetCode('inline', FACTS)).toBe(
      `<div data-luodi-site="main" data-luodi-mode="inline">
  <svg width="0" height="420" aria-hidden="true"></svg><a href="https://crm.example/f/main">提交选址需求</a>
</div>
<script async src="https://crm.example/widget.js"></script>`,
    );
    expect(widgetCode('button', FACTS)).toContain('height="52"');
    expect(widgetCode('bar', FACTS)).not.toContain('<svg');
    expect(linkCode(FACTS)).toContain('href="https://crm.example/f/main"');
  });

  it('names the origin alone in a policy', () => {
    expect(policyLines(FACTS.formUrl)).toBe(
      'script-src https://crm.example;\nconnect-src https://crm.example;',
    );
  });
});

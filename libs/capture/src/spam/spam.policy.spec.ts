import { judgeSpam, type SpamFacts } from './spam.policy';

const HUMAN: SpamFacts = {
  honeypot: null,
  formToken: 'good',
  formAgeMs: 45_000,
  text: '租5000平单层厂房',
  intent: 'demand',
  proof: 'not_needed',
  lesson: null,
};

describe('judgeSpam', () => {
  it.each<[string, Partial<SpamFacts>, boolean, string | null]>([
    ['a person', {}, false, null],
    ['a program without our page', { formToken: 'absent', formAgeMs: null }, false, null],
    ['the field nobody sees', { honeypot: 'http://x.example' }, true, 'honeypot'],
    ['an empty honeypot', { honeypot: '' }, false, null],
    ['a forged token', { formToken: 'forged', formAgeMs: null }, true, 'forged_form'],
    ['a browser that fills the form by itself', { formAgeMs: 300 }, false, null],
    ['too fast, with a link', { formAgeMs: 300, text: '看 https://a.example/x' }, true, 'too_fast'],
    ['one link', { text: '我们的网站 www.changji.example' }, false, null],
    [
      'many links',
      { text: 'http://a.example http://b.example http://c.example http://d.example' },
      true,
      'links',
    ],
    ['forum markup', { text: '[url=http://a.example]x[/url]' }, true, 'markup'],
    ['an offer of loans', { intent: 'spam' }, true, 'unwanted_offer'],
    ['a flood without the number', { proof: 'missing' }, true, 'no_proof'],
    ['a found number', { proof: 'good' }, false, null],
    ['a text known as spam', { lesson: 'spam' }, true, 'learned'],
    ['a released person who offers loans', { lesson: 'wanted', intent: 'spam' }, false, null],
    ['a released person in a hidden field', { lesson: 'wanted', honeypot: 'x' }, true, 'honeypot'],
    ['an opt-out', { intent: 'opt_out' }, false, null],
  ])('%s', (_name, facts, spam, reason) => {
    expect(judgeSpam({ ...HUMAN, ...facts })).toEqual({ spam, reason });
  });
});

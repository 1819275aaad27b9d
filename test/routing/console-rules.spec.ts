import {
  LANGUAGES as WEB_LANGUAGES,
  OPERATORS as WEB_OPERATORS_OF,
  PERIODS as WEB_PERIODS,
  RULE_FIELDS as WEB_FIELDS,
  RULE_OPERATORS as WEB_OPERATORS,
  STRATEGIES as WEB_STRATEGIES,
  TIERS as WEB_TIERS,
} from '../../apps/web/src/api/rule-fields';
import { messages as en } from '../../apps/web/src/messages/en/admin';
import { messages as zhCn } from '../../apps/web/src/messages/zh-cn/admin';
import { COMPANY_TIERS } from '@luodi/leads';
import { LEAD_LANGUAGES } from '../../libs/routing/src/assign/lead-language.policy';
import { PERIODS } from '../../libs/routing/src/assign/period.policy';
import { STRATEGIES } from '../../libs/routing/src/assign/rank.policy';
import { FALLBACKS } from '../../libs/routing/src/assign/routing-config';
import { OPERATORS_OF, RULE_FIELDS, RULE_OPERATORS } from '../../libs/routing/src/assign/rule-match.policy';

/** The console imports no server code: what both must know of rules is held together here. */
describe('rules in the console and on the server', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['fields', WEB_FIELDS, RULE_FIELDS],
    ['operators', WEB_OPERATORS, RULE_OPERATORS],
    ['tiers', WEB_TIERS, COMPANY_TIERS],
    ['languages', WEB_LANGUAGES, LEAD_LANGUAGES],
    ['periods', WEB_PERIODS, PERIODS],
    ['strategies', WEB_STRATEGIES, STRATEGIES],
  ])('have the same %s', (_name, console, server) => {
    expect([...console].sort()).toEqual([...server].sort());
  });

  it.each(RULE_FIELDS.map((field) => [field]))('compare %s in the same ways', (field) => {
    expect([...WEB_OPERATORS_OF[field]].sort()).toEqual([...OPERATORS_OF[field]].sort());
  });

  it.each([
    ['zh-CN', zhCn],
    ['en', en],
  ])('are named in %s', (_locale, messages) => {
    const keys = [
      ...RULE_FIELDS.map((field) => `field.${field}`),
      ...FALLBACKS.map((fallback) => `rules.fallback.${fallback}`),
      ...STRATEGIES.map((strategy) => `rules.strategy.${strategy}`),
      ...PERIODS.map((period) => `rules.period.${period}`),
      ...COMPANY_TIERS.map((tier) => `tier.${tier}`),
      ...LEAD_LANGUAGES.map((language) => `language.${language}`),
    ];
    expect(keys.filter((key) => !(key in messages))).toEqual([]);
  });
});

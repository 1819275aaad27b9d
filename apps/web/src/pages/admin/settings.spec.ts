import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages as en } from '../../messages/en/admin';
import { messages as zhCn } from '../../messages/zh-cn/admin';
import { SETTINGS } from './settings';

interface ApiDocument {
  readonly components: {
    readonly schemas: {
      readonly UpdateSettingDto: {
        readonly properties: { readonly key: { readonly enum: readonly string[] } };
      };
    };
  };
}

describe('settings on their screen', () => {
  const document = JSON.parse(
    readFileSync(join(__dirname, '../../../../api/openapi.json'), 'utf8'),
  ) as ApiDocument;
  const keys = document.components.schemas.UpdateSettingDto.properties.key.enum;

  it('are all that the server knows, but for how long things are kept', () => {
    const shown = SETTINGS.map((setting) => setting.key);
    expect([...shown].sort()).toEqual(keys.filter((key) => !key.startsWith('retention.')).sort());
  });

  it.each(SETTINGS.map((setting) => setting.key))('%s has a name and a hint in both languages', (key) => {
    for (const messages of [zhCn, en]) {
      const texts = new Map(Object.entries(messages));
      expect(texts.get(`settings.${key}`)).toMatch(/\S/);
      expect(texts.get(`settings.${key}.hint`)).toMatch(/\S/);
    }
  });
});

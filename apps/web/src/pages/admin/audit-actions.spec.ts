import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { messages as en } from '../../messages/en/audit';
import { messages as zhCn } from '../../messages/zh-cn/audit';
import { AUDIT_ACTIONS, AUDIT_OBJECTS, auditActionKey } from './audit-actions';

interface ApiDocument {
  readonly components: {
    readonly schemas: Readonly<
      Record<string, { readonly properties: Readonly<Record<string, { readonly enum?: readonly string[] }>> }>
    >;
  };
}

describe('acts of the audit log', () => {
  const document = JSON.parse(
    readFileSync(join(__dirname, '../../../../api/openapi.json'), 'utf8'),
  ) as ApiDocument;
  const entry = document.components.schemas.AuditEntryResponse?.properties;
  const written = entry?.action?.enum ?? [];
  const objects = entry?.objectType?.enum ?? [];

  it('the server names them', () => {
    expect(written.length).toBeGreaterThan(30);
    expect([...AUDIT_ACTIONS].sort()).toEqual([...written].sort());
    expect([...AUDIT_OBJECTS].sort()).toEqual([...objects].sort());
  });

  it.each(written)('%s has a text in both languages', (action) => {
    for (const messages of [zhCn, en]) {
      expect(new Map(Object.entries(messages)).get(auditActionKey(action))).toMatch(/\S/);
    }
  });

  it.each(objects)('%s, an object, has a text in both languages', (object) => {
    for (const messages of [zhCn, en]) {
      expect(new Map(Object.entries(messages)).get(`object.${object}`)).toMatch(/\S/);
    }
  });
});

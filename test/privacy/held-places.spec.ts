import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonData } from '../../libs/platform/src';
import { messages as en } from '../../apps/web/src/messages/en/privacy';
import { messages as zhCn } from '../../apps/web/src/messages/zh-cn/privacy';
import { NAMED_PLACES } from '../../apps/web/src/pages/admin/privacy-place-names';

const LIBS = join(__dirname, '../../libs');

/** The inventory of every lib: what a privacy request finds a person in. */
const tables = readdirSync(LIBS)
  .map((lib) => join(LIBS, lib, 'src/person-tables.ts'))
  .flatMap((path): readonly PersonData[] => {
    try {
      return Object.values(jest.requireActual<Record<string, PersonData>>(path));
    } catch (error) {
      if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return [];
      throw error;
    }
  })
  .flatMap((data) => data.tables);
const holding = tables.filter((table) => table.linked !== undefined).map((table) => table.table);

describe('places that hold a person', () => {
  it('are those of every context', () => {
    expect(holding).toEqual(expect.arrayContaining(['leads', 'import_items', 'notifications', 'deals']));
  });

  it.each(holding)('%s has a name in the console, in both languages', (place) => {
    expect(NAMED_PLACES).toContain(place);
    for (const messages of [zhCn, en]) {
      expect(new Map(Object.entries(messages)).get(`place.${place}`)).toMatch(/\S/);
    }
  });
});

import { hasMessage, translate, type Locale } from '@luodi/platform';
import type { EntityManager } from 'typeorm';
import type { Grouping } from './report.dto';

/** What each group of a report is called; '' is what has no owner, park, … */
export async function groupNames(
  tx: EntityManager,
  grouping: Grouping,
  keys: readonly string[],
  locale: Locale,
): Promise<Map<string, string>> {
  const names = new Map<string, string>([['', translate(locale, 'report.group.none')]]);
  const known = keys.filter((key) => key !== '');
  switch (grouping) {
    case 'owner':
    case 'park': {
      const rows: { id: string; name: string }[] = await tx.query(
        grouping === 'owner'
          ? 'SELECT id, name FROM users WHERE id = ANY($1::uuid[])'
          : 'SELECT id, name FROM parks WHERE id = ANY($1::uuid[])',
        [known],
      );
      for (const row of rows) names.set(row.id, row.name);
      break;
    }
    case 'source':
      for (const key of known) names.set(key, text(locale, `report.channel.${key}`, key));
      break;
    case 'needType':
      for (const key of known) names.set(key, text(locale, `deal.need.${key}`, key));
      break;
    case 'industry':
      for (const key of known) names.set(key, key);
      break;
  }
  return names;
}

function text(locale: Locale, key: string, fallback: string): string {
  return hasMessage(key) ? translate(locale, key) : fallback;
}

import type { WorkspaceFacts } from './command';
import { messages } from './messages';

/** What the person needs to begin: one block, printed once when everything answers. */
export function banner(version: string, publicUrl: string, facts: WorkspaceFacts): string {
  const password = facts.adminPassword ?? messages.passwordAsSet;
  const rows: [string, string][] = [
    [messages.bannerConsole, `${publicUrl}/`],
    [messages.bannerForm, facts.siteKey === null ? messages.noSite : `${publicUrl}/f/${facts.siteKey}`],
    [messages.bannerDocs, `${publicUrl}/docs`],
    [messages.bannerAdmin, `${facts.adminUsername} / ${password}`],
  ];
  if (facts.adminPassword !== null) rows.push(['', messages.passwordShownOnce]);
  if (facts.demoPassword !== null) {
    rows.push([messages.bannerArticle, `${publicUrl}/demo/article`]);
    rows.push([messages.bannerDemo, `manager1 manager2 agent1 … agent12 auditor / ${facts.demoPassword}`]);
  }
  const width = Math.max(...rows.map(([label]) => columns(label)));
  const lines = rows.map(([label, value]) => `  ${label}${' '.repeat(width - columns(label))}  ${value}`);
  return ['', messages.bannerTitle(version), '', ...lines, '', `  ${messages.bannerStop}`, ''].join('\n');
}

/** Terminal columns: a Chinese character takes two. */
function columns(text: string): number {
  return [...text].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) > 0x2e_7f ? 2 : 1), 0);
}

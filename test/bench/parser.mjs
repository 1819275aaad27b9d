/** The parser: time a text, and 100 KB of nasty ones. */
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { percentile, report } from './numbers.mjs';

const TEXTS = [
  '需求：租赁厂房\n用途：五金冲压\n面积：两千平\n税收：年纳税50万\n公司：东莞市合信五金制品有限公司\n联系人：陈小姐\n手机号：13700000033',
  '诚租厂房两万五千平米，高标准双层坡道库也考虑，年税收5000w+，联系黄先生+86 139-0000-0088',
  '求购工业用地，15到20亩，预算28万一亩封顶，常德',
  'Hi, we need 5000 sqm factory in Suzhou, ceiling height 8m, annual tax about RMB 3 million. John Smith, +86 138 0000 0119',
  '电商云仓 5w方 高标库 消防丙二 月台库 日均10万单 上海周边',
];
const NASTY = [
  '1'.repeat(100_000),
  '一千五到'.repeat(25_000),
  '138 '.repeat(25_000),
  '(((('.repeat(25_000),
  '平亩'.repeat(50_000),
];

export function benchParser(_product, root) {
  const require = createRequire(import.meta.url);
  const { parseInquiry } = require(join(root, 'dist/libs/capture/src/parse/parse-inquiry.policy.js'));
  const time = (text) => {
    const started = process.hrtime.bigint();
    parseInquiry(text, { today: '2026-11-22' });
    return Number(process.hrtime.bigint() - started) / 1e6;
  };
  for (let warm = 0; warm < 200; warm += 1) TEXTS.forEach(time);
  const times = Array.from({ length: 400 }, () => TEXTS.map(time)).flat();
  report(
    'parser',
    `p50 ${percentile(times, 0.5).toFixed(3)} ms, p99 ${percentile(times, 0.99).toFixed(3)} ms a text (goal < 2 ms); 100 KB at worst ${Math.max(...NASTY.map(time)).toFixed(1)} ms`,
  );
}

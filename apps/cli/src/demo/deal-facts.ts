import { DEAL_FIELDS, type DealFieldKey } from '@luodi/pipeline';
import type { Chance } from './random';

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const PLACES = ['A3 栋 2 层', 'C07 地块', 'B1 栋整栋', 'D5 独栋', '标准厂房 6 号'];

/** A believable value for a fact that a gate asks for, as the interface takes it. */
export function factFor(
  chance: Chance,
  key: DealFieldKey,
  today: string,
  industry: string,
): string | number | boolean {
  switch (key) {
    case 'industry':
      return industry;
    case 'region':
      return '湘潭';
    case 'sitesShown':
    case 'deliveredSite':
      return chance.pick(PLACES);
    case 'decision':
      return chance.pick(['评审会原则通过', '通过，亩均税收不低于 20 万元', '通过，分两期供地']);
    case 'contractNo':
      return `HT-${today.slice(0, 4)}-${chance.int(100, 999)}`;
    case 'constructionPermitNo':
      return `4303${chance.int(100_000, 999_999)}`;
    case 'agreementKind':
      return chance.happens(0.85) ? 'formal' : 'framework';
    case 'uscc':
      return inventedUscc(chance);
    case 'capacityResult':
      return '达产复核合格';
    default:
      return byType(chance, key, today);
  }
}

/** A code with the right check character (GB 32100-2015) and an invented body. */
function inventedUscc(chance: Chance): string {
  const body = `91430300MA0000${Array.from({ length: 3 }, () => chance.pick([...USCC_ALPHABET])).join('')}`;
  let weight = 1;
  let sum = 0;
  for (const letter of body) {
    sum += USCC_ALPHABET.indexOf(letter) * weight;
    weight = (weight * 3) % 31;
  }
  return body + (USCC_ALPHABET[(31 - (sum % 31)) % 31] ?? '0');
}

function byType(chance: Chance, key: DealFieldKey, today: string): string | number | boolean {
  const field = DEAL_FIELDS.find((candidate) => candidate.key === key);
  switch (field?.type) {
    case 'money':
      return key === 'rentYuanPerSqmMonth'
        ? `${chance.int(12, 28)}.00`
        : `${chance.int(5, 320) * 1_000_000}.00`;
    case 'area':
      return chance.int(8, 150) * 100;
    case 'mu':
      return chance.int(10, 150);
    case 'int':
      return chance.int(20, 600);
    case 'date':
      return today;
    case 'choice':
      return 'options' in field ? chance.pick(field.options) : '';
    case 'bool':
      return chance.happens(0.2);
    case 'text':
    case undefined:
      return '见附件说明';
  }
}

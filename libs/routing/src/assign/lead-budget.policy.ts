import Decimal from 'decimal.js';

/** A budget in the two measures that budgets can be compared in; null where the lead does not tell. */
export interface LeadBudget {
  /** For the whole, in yuan. */
  readonly totalYuan: string | null;
  /** Rent in yuan for each ㎡ and month. */
  readonly rentSqmMonth: string | null;
}

const NONE: LeadBudget = { totalYuan: null, rentSqmMonth: null };
const SQM_OF_MU = new Decimal(2000).div(3); // domain.md 1.3
const MONTHS = 12;
const DAYS_OF_MONTH = new Decimal(365).div(MONTHS);
/** What a rule's amount can say. */
const MAX = new Decimal('1e15');

/**
 * A budget as it was read (`budgetMin`, `budgetMax`, `budgetUnit` of a lead's details) in measures that can be
 * compared. The upper bound of a range counts. A price by area becomes a total by the lead's area, a rent of
 * the whole becomes one for each ㎡; without an area neither is known.
 *
 * @param areaSqm the lead's area, its upper bound
 */
export function budgetOf(details: Readonly<Record<string, unknown>>, areaSqm: number | null): LeadBudget {
  const entered = details['budgetMax'] ?? details['budgetMin'];
  if (typeof entered !== 'number' || !Number.isFinite(entered) || entered < 0) return NONE;
  const amount = new Decimal(entered);
  const area = areaSqm === null || areaSqm <= 0 ? null : new Decimal(areaSqm);
  switch (details['budgetUnit']) {
    case 'yuan_per_sqm_month':
      return rent(amount);
    case 'yuan_per_sqm_day':
      return rent(amount.mul(DAYS_OF_MONTH));
    case 'yuan_per_mu_year':
      return rent(amount.div(SQM_OF_MU).div(MONTHS));
    case 'wan_per_year':
      return rent(area === null ? null : amount.mul(10_000).div(area).div(MONTHS));
    case 'wan_total':
      return total(amount.mul(10_000));
    case 'yuan_per_sqm':
      return total(area === null ? null : amount.mul(area));
    case 'wan_per_mu':
      return total(area === null ? null : amount.mul(10_000).mul(area).div(SQM_OF_MU));
    default:
      return NONE;
  }
}

const rent = (amount: Decimal | null): LeadBudget => ({ ...NONE, rentSqmMonth: yuan(amount) });
const total = (amount: Decimal | null): LeadBudget => ({ ...NONE, totalYuan: yuan(amount) });

function yuan(amount: Decimal | null): string | null {
  return amount === null || amount.gt(MAX) ? null : amount.toFixed(2);
}

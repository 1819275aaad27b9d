import { knownContacts, maskText, hasMessage, maskPhone, translate, type Locale } from '@luodi/platform';
import Decimal from 'decimal.js';
import type { ActivityExportRow, LeadExportRow, LedgerRow } from './export-rows.queries';
import type { CellType, CellValue, SheetColumn } from '@luodi/sheets';

type Column<Row> = SheetColumn<Row>;

interface Layout {
  readonly type?: CellType;
  readonly width?: number;
  readonly total?: true;
}

/** A column named by the message `export.<table>.<key>`. */
function columnOf<Row>(table: string, locale: Locale) {
  return (key: string, value: (row: Row) => CellValue, layout: Layout = {}): Column<Row> => ({
    key,
    header: translate(locale, `export.${table}.${key}`),
    type: layout.type ?? 'text',
    width: layout.width ?? 14,
    ...(layout.total === undefined ? {} : { total: layout.total }),
    value,
  });
}

const none = (): null => null;

/**
 * The ledger of deals in the official order of domain.md 4.1. Columns the product holds no data for yet are there and
 * empty, so that the form stays the one that leaders print. Amounts in 万元.
 */
export function ledgerColumns(locale: Locale): Column<LedgerRow>[] {
  const column = columnOf<LedgerRow>('ledger', locale);
  const fact =
    (key: string) =>
    (row: LedgerRow): string | null =>
      textFact(row, key);
  const option =
    (key: string) =>
    (row: LedgerRow): string | null => {
      const value = textFact(row, key);
      return value === null ? null : named(locale, `deal.option.${key}.${value}`, value);
    };
  return [
    column('serial', none, { type: 'integer', width: 6 }),
    column('name', (row) => scrubbed(row.name, row), { width: 28 }),
    column('number', (row) => row.number, { width: 14 }),
    column('company', (row) => scrubbed(row.company_name, row), { width: 24 }),
    column('investorRegion', fact('investorRegion'), { width: 12 }),
    column('scale', fact('scale'), { width: 36 }),
    column('industry', (row) => row.industry_name ?? scrubbed(row.industry, row), { width: 16 }),
    column('industryChain', fact('industryChain')),
    column('capitalKind', option('capitalKind'), { width: 10 }),
    column('investment', (row) => wan(row.investment_yuan), { type: 'amount', total: true }),
    column('fixedInvestment', (row) => wan(textFact(row, 'fixedInvestmentYuan')), {
      type: 'amount',
      total: true,
    }),
    column(
      'needType',
      (row) => (row.need_type === null ? null : named(locale, `deal.need.${row.need_type}`, row.need_type)),
      { width: 12 },
    ),
    column('landMu', (row) => number(row.land_mu), { type: 'decimal', total: true }),
    column('areaSqm', (row) => number(row.area_sqm), { type: 'decimal', total: true }),
    column('site', (row) => textFact(row, 'deliveredSite') ?? row.park_name ?? textFact(row, 'region'), {
      width: 16,
    }),
    column('output', (row) => wan(textFact(row, 'outputYuan')), { type: 'amount', total: true }),
    column('tax', (row) => wan(textFact(row, 'taxYuan')), { type: 'amount', total: true }),
    column('taxPerMu', taxPerMu, { type: 'decimal' }),
    column('jobs', (row) => number(row.facts['jobs']), { type: 'integer', width: 10, total: true }),
    column('energy', (row) => number(row.facts['energyTce']), { type: 'integer', total: true }),
    column('environmentClass', option('environmentClass'), { width: 10 }),
    column('stage', (row) => place(row, locale), { width: 12 }),
    column('stageEnteredOn', (row) => row.stage_entered_on, { type: 'date', width: 12 }),
    column('progress', (row) => scrubbed(row.progress, row), { width: 32 }),
    column('issues', fact('issues'), { width: 24 }),
    column('coordination', fact('coordination'), { width: 24 }),
    column('nextStep', (row) => scrubbed(row.next_step, row), { width: 24 }),
    column('plannedSignOn', fact('plannedSignOn'), { type: 'date', width: 12 }),
    column('plannedStartOn', fact('plannedStartOn'), { type: 'date', width: 12 }),
    column('plannedProductionOn', fact('plannedProductionOn'), { type: 'date', width: 12 }),
    column(
      'channel',
      (row) => (row.channel === null ? null : named(locale, `report.channel.${row.channel}`, row.channel)),
      { width: 12 },
    ),
    column('firstUnit', (row) => row.first_team, { width: 14 }),
    column('unit', (row) => row.team_name, { width: 14 }),
    column('leader', (row) => row.leader_name, { width: 10 }),
    column('manager', (row) => row.owner_name, { width: 10 }),
    column('contact', (row) => scrubbed(row.contact_name, row), { width: 10 }),
    column('phone', (row) => maskPhone(row.phone), { width: 15 }),
    column('updatedAt', (row) => row.updated_at, { type: 'datetime', width: 17 }),
  ];
}

/** The list of leads. */
export function leadColumns(locale: Locale): Column<LeadExportRow>[] {
  const column = columnOf<LeadExportRow>('leads', locale);
  const coded =
    (prefix: string, pick: (row: LeadExportRow) => string | null) =>
    (row: LeadExportRow): string | null => {
      const value = pick(row);
      return value === null ? null : named(locale, `${prefix}.${value}`, value);
    };
  return [
    column('serial', none, { type: 'integer', width: 6 }),
    column('number', (row) => row.number, { width: 17 }),
    column(
      'status',
      coded('export.leadStatus', (row) => row.status),
      { width: 10 },
    ),
    column('createdAt', (row) => row.created_at, { type: 'datetime', width: 17 }),
    column(
      'channel',
      coded('report.channel', (row) => row.channel),
      { width: 10 },
    ),
    column('site', (row) => row.site_name),
    column('page', (row) => scrubbed(row.source_title, row), { width: 24 }),
    column('company', (row) => scrubbed(row.company_name, row), { width: 24 }),
    column(
      'contact',
      (row) => (row.pooled ? hiddenName(row.contact_name) : scrubbed(row.contact_name, row)),
      {
        width: 10,
      },
    ),
    column('phone', (row) => maskPhone(row.phone), { width: 15 }),
    column(
      'needType',
      coded('deal.need', (row) => row.need_type),
      { width: 12 },
    ),
    column('need', (row) => scrubbed(row.need_text, row), { width: 36 }),
    column('use', (row) => scrubbed(row.use_text, row), { width: 18 }),
    column('industry', (row) => scrubbed(row.industry, row), { width: 14 }),
    column('areaMin', (row) => number(row.area_min_sqm), { type: 'decimal' }),
    column('areaMax', (row) => number(row.area_max_sqm), { type: 'decimal' }),
    column('taxMin', (row) => wan(row.tax_min_yuan), { type: 'amount' }),
    column('taxMax', (row) => wan(row.tax_max_yuan), { type: 'amount' }),
    column('region', (row) => scrubbed(row.region.join(' ') || null, row), { width: 16 }),
    column('park', (row) => row.park_name, { width: 16 }),
    column('owner', (row) => row.owner_name, { width: 10 }),
    column('team', (row) => row.team_name),
    column(
      'sla',
      coded('export.slaState', (row) => row.sla_state),
      { width: 10 },
    ),
    column('firstRespondedAt', (row) => row.first_responded_at, { type: 'datetime', width: 17 }),
    column('nextFollowUpAt', (row) => row.next_follow_up_at, { type: 'datetime', width: 17 }),
    column('completeness', (row) => row.completeness, { type: 'integer', width: 10 }),
    column('inquiries', (row) => row.inquiry_count, { type: 'integer', width: 10, total: true }),
  ];
}

/** Follow-ups. */
export function activityColumns(locale: Locale): Column<ActivityExportRow>[] {
  const column = columnOf<ActivityExportRow>('activities', locale);
  return [
    column('serial', none, { type: 'integer', width: 6 }),
    column('occurredAt', (row) => row.occurred_at, { type: 'datetime', width: 17 }),
    column('type', (row) => named(locale, `export.activityType.${row.type}`, row.type), { width: 8 }),
    column(
      'outcome',
      (row) => (row.outcome === null ? null : named(locale, `export.outcome.${row.outcome}`, row.outcome)),
      { width: 10 },
    ),
    column('summary', (row) => scrubbed(row.summary, row), { width: 48 }),
    column('nextFollowUpAt', (row) => row.next_follow_up_at, { type: 'datetime', width: 17 }),
    column('author', (row) => row.author_name, { width: 10 }),
    column('company', (row) => scrubbed(row.company_name, row), { width: 24 }),
    column('lead', (row) => row.lead_number, { width: 17 }),
    column('deal', (row) => row.deal_number, { width: 14 }),
  ];
}

/** 万元 of an amount in yuan, as a decimal string with all its digits: the point moves four places, nothing is rounded. */
export function wan(amount: unknown): string | null {
  const digits = typeof amount === 'string' ? /^(\d+)(?:\.(\d+))?$/.exec(amount) : null;
  if (digits === null) return null;
  const whole = (digits[1] ?? '').padStart(5, '0');
  const fraction = `${whole.slice(-4)}${digits[2] ?? ''}`.replace(/0+$/, '');
  const integer = whole.slice(0, -4).replace(/^0+(?=\d)/, '');
  return fraction === '' ? integer : `${integer}.${fraction}`;
}

/** A stored quantity as a number; areas and counts have at most 14 digits, which a double holds. */
function number(value: unknown): CellValue {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && value !== '' ? Number(value) : null;
}

/** 亩均税收 in 万元/亩: expected yearly tax ÷ land, two decimals; empty without land (domain.md 1.3: no national rule for tenants). */
function taxPerMu(row: LedgerRow): CellValue {
  const tax = wan(textFact(row, 'taxYuan'));
  if (tax === null || row.land_mu === null || Number(row.land_mu) === 0) return null;
  return new Decimal(tax).div(row.land_mu).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toString();
}

function textFact(row: LedgerRow, key: string): string | null {
  const value = row.facts[key];
  return typeof value === 'string' && value !== '' ? scrubFact(value, row) : null;
}

/** Amounts and dates pass as they are; words lose telephone numbers. */
function scrubFact(value: string, row: Reach): string | null {
  return /^[\d.-]+$/.test(value) && !/^1[3-9]\d{9}$/.test(value) ? value : scrubbed(value, row);
}

/** The ways to reach the person of a row. */
interface Reach {
  readonly phone: string | null;
  readonly wechat: string | null;
  readonly email: string | null;
}

function scrubbed(text: string | null, { phone, wechat, email }: Reach): string | null {
  return maskText(text, knownContacts({ phones: [phone], wechat, email }));
}

function place(row: LedgerRow, locale: Locale): string {
  const key =
    row.status === 'lost'
      ? 'stage.lost'
      : row.status === 'on_hold'
        ? 'stage.onHold'
        : row.status === 'transferred'
          ? 'stage.transferred'
          : null;
  if (key !== null) return translate(locale, key);
  return locale === 'zh-CN' ? row.stage_name : named(locale, `stage.${row.stage_id}`, row.stage_name);
}

/** The first character of a name; the rest is for those who claim the lead. */
function hiddenName(name: string | null): string | null {
  return name === null || name === '' ? null : `${[...name][0] ?? ''}**`;
}

function named(locale: Locale, key: string, fallback: string): string {
  return hasMessage(key) ? translate(locale, key) : fallback;
}

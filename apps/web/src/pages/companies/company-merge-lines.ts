import type { Company, CompanyPicks } from '../../api/companies';

export interface CompanyMergeLine {
  readonly field: keyof CompanyPicks;
  /** Of the company that ends; '' where nothing is known. */
  readonly source: string;
  /** Of the company that stays. */
  readonly target: string;
}

type Facts = Pick<Company, 'name' | 'uscc' | 'region' | 'tier'>;

/** The fields in which two companies differ and the one that ends has something to give. */
export function companyMergeLines(source: Facts, target: Facts): CompanyMergeLine[] {
  const lines: CompanyMergeLine[] = [
    { field: 'name', source: source.name, target: target.name },
    { field: 'uscc', source: source.uscc ?? '', target: target.uscc ?? '' },
    { field: 'region', source: source.region?.name ?? '', target: target.region?.name ?? '' },
    { field: 'tier', source: source.tier?.toUpperCase() ?? '', target: target.tier?.toUpperCase() ?? '' },
  ];
  return lines.filter((line) => line.source !== line.target && line.source !== '');
}

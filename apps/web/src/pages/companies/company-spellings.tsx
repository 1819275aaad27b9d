import { useState, type ReactNode } from 'react';
import type { Company, CompanySpelling } from '../../api/companies';
import { DateText } from '../../components/date-text';
import { useErrorText } from '../../components/states';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { ListCard } from './company-cards';
import { SplitDialog } from './company-split-dialog';
import { undoCompanyMerge } from './undo-company-merge';

/** Under which other names it is known: merged companies, which can be separated again, and how people wrote it. */
export function SpellingsCard({ company }: { readonly company: Company }): ReactNode {
  const t = useT('companies');
  const [split, setSplit] = useState<CompanySpelling | null>(null);
  if (company.spellings.length + company.writtenAs.length === 0) return null;
  return (
    <>
      <ListCard title={t('spellings')} empty="" isEmpty={false} note={t('spellingsHint')}>
        {company.spellings.map((spelling) => (
          <Merged
            key={spelling.id}
            company={company}
            spelling={spelling}
            onSplit={() => setSplit(spelling)}
          />
        ))}
        {company.writtenAs.map((name) => (
          <li key={name}>
            <span>{name}</span>
            <span className="cy-dim">{t('written')}</span>
          </li>
        ))}
      </ListCard>
      {split !== null && <SplitDialog company={company} spelling={split} onClose={() => setSplit(null)} />}
    </>
  );
}

function Merged(props: {
  readonly company: Company;
  readonly spelling: CompanySpelling;
  readonly onSplit: () => void;
}): ReactNode {
  const t = useT('companies');
  const errorText = useErrorText();
  const { company, spelling } = props;
  const { undoUntil } = spelling;
  return (
    <li>
      <b>{spelling.name}</b>
      <Tag tone="vio">{t('merged')}</Tag>
      {spelling.uscc !== null && <span className="cy-code">{spelling.uscc}</span>}
      {spelling.mergedAt !== null && (
        <span className="cy-dim">
          {spelling.mergedBy?.name} <DateText at={spelling.mergedAt} />
        </span>
      )}
      {company.mergeable && (
        <span className="cy-acts end">
          {undoUntil !== null && (
            <button
              type="button"
              className="btn btn-sm"
              aria-label={`${t('undoMerge')} ${spelling.name}`}
              onClick={() => void undoCompanyMerge(spelling.id, t, errorText)}
            >
              {t('undoMerge')}
            </button>
          )}
          <button
            type="button"
            className="btn btn-sm"
            aria-label={`${t('split')} ${spelling.name}`}
            onClick={props.onSplit}
          >
            {t('split')}
          </button>
        </span>
      )}
    </li>
  );
}

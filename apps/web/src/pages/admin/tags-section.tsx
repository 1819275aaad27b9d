import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { TAG_COLOURS, createTag, deleteTag, listTags, updateTag, type WorkspaceTag } from '../../api/queue';
import { DataTable, type DataColumn } from '../../components/data-table';
import { LeadTagMark } from '../../components/lead-tag';
import { Tag } from '../../components/tag';
import { useT } from '../../i18n';
import { ConfirmDialog } from './confirm-dialog';
import { FormDialog } from './form-dialog';
import { PagedList, Section, useChange, useMay, usePaged, useRefresh } from './section';

type Open =
  { readonly kind: 'create' } | { readonly kind: 'edit' | 'delete'; readonly tag: WorkspaceTag } | null;

/** The workspace's tags, as leads are given them and lists are filtered by them. */
export function TagsSection(): ReactNode {
  const t = useT('admin');
  const mayWrite = useMay('tags.write');
  const queryClient = useQueryClient();
  const refresh = useRefresh();
  const change = useChange();
  const [open, setOpen] = useState<Open>(null);
  const tags = usePaged(['tags'], listTags);
  const close = (): void => setOpen(null);
  const reread = (): void => void queryClient.invalidateQueries({ queryKey: ['tags'] });

  const columns: readonly DataColumn<WorkspaceTag>[] = [
    { key: 'name', title: t('tags.name'), cell: (tag) => <LeadTagMark tag={tag} /> },
    { key: 'position', title: t('parks.position'), align: 'end', cell: (tag) => tag.position },
    {
      key: 'state',
      title: t('state'),
      cell: (tag) => <Tag tone={tag.active ? 'ok' : 'mute'}>{t(tag.active ? 'active' : 'inactive')}</Tag>,
    },
    ...(mayWrite
      ? [
          {
            key: 'actions',
            title: t('actions'),
            align: 'end' as const,
            cell: (tag: WorkspaceTag) => (
              <span className="dt-actions">
                <button
                  type="button"
                  className="btn btn-sm"
                  aria-label={t('editOne', { name: tag.name })}
                  onClick={() => setOpen({ kind: 'edit', tag })}
                >
                  {t('common:edit')}
                </button>
                <button
                  type="button"
                  className="btn btn-sm btn-danger"
                  aria-label={t('tags.deleteOne', { name: tag.name })}
                  onClick={() => setOpen({ kind: 'delete', tag })}
                >
                  {t('common:delete')}
                </button>
              </span>
            ),
          },
        ]
      : []),
  ];

  return (
    <Section
      title={t('section.tags')}
      hint={t('tags.hint')}
      actions={
        mayWrite ? (
          <button type="button" className="btn btn-pri" onClick={() => setOpen({ kind: 'create' })}>
            {t('tags.create')}
          </button>
        ) : undefined
      }
    >
      <PagedList list={tags} empty={t('tags.empty')} emptyHint={t('tags.emptyHint')}>
        {(items) => (
          <div className="card dt-wrap" tabIndex={0} role="group" aria-label={t('section.tags')}>
            <DataTable label={t('section.tags')} columns={columns} rows={items} rowKey={(tag) => tag.id} />
          </div>
        )}
      </PagedList>
      {open?.kind === 'create' || open?.kind === 'edit' ? (
        <TagDialog
          tag={open.kind === 'edit' ? open.tag : null}
          onSaved={() => {
            refresh('tags');
            reread();
            close();
          }}
          onClose={close}
        />
      ) : null}
      {open?.kind === 'delete' ? (
        <ConfirmDialog
          title={t('tags.deleteOne', { name: open.tag.name })}
          text={t('tags.deleteText')}
          confirm={t('common:delete')}
          onConfirm={async () => {
            if (!(await change(() => deleteTag(open.tag.id), { refresh: ['tags'] }))) return;
            reread();
            close();
          }}
          onClose={close}
        />
      ) : null}
    </Section>
  );
}

function TagDialog(props: {
  readonly tag: WorkspaceTag | null;
  readonly onSaved: () => void;
  readonly onClose: () => void;
}): ReactNode {
  const t = useT('admin');
  const { tag } = props;
  return (
    <FormDialog
      title={tag ? t('editOne', { name: tag.name }) : t('tags.create')}
      fields={[
        { key: 'name', kind: 'text', label: t('tags.name'), required: true, maxLength: 20, wide: true },
        {
          key: 'colour',
          kind: 'select',
          label: t('tags.colour'),
          required: true,
          options: TAG_COLOURS.map((colour) => ({ value: colour, label: t(`tags.colour.${colour}`) })),
        },
        {
          key: 'position',
          kind: 'number',
          label: t('parks.position'),
          hint: t('parks.positionHint'),
          min: 0,
          max: 10_000,
        },
        ...(tag ? [{ key: 'active', kind: 'switch', label: t('tags.active'), wide: true } as const] : []),
      ]}
      initial={
        tag
          ? { name: tag.name, colour: tag.colour, position: tag.position, active: tag.active }
          : { name: '', colour: 'blue', position: 0 }
      }
      version={tag?.version}
      onSave={(values, version) => (tag ? updateTag(tag.id, { ...values, version }) : createTag(values))}
      onSaved={props.onSaved}
      onClose={props.onClose}
    />
  );
}

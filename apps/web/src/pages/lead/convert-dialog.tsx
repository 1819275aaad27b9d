import { useMutation, useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useNavigate } from 'react-router';
import { answer, api, newIdempotencyKey } from '../../api/client';
import { convertLead, type LeadDetail } from '../../api/leads';
import { ApiProblem } from '../../api/problem';
import { Dialog } from '../../components/dialog';
import { useErrorText } from '../../components/states';
import { showToast } from '../../components/toasts';
import { useT } from '../../i18n';
import { areaOf } from './demand';
import { refreshLead } from './use-lead-actions';

/** A name and a pipeline; the pipeline of the need type is chosen already. */
export function ConvertDialog({
  lead,
  onClose,
}: {
  readonly lead: LeadDetail;
  readonly onClose: () => void;
}) {
  const t = useT('lead');
  const id = useId();
  const navigate = useNavigate();
  const errorText = useErrorText();
  const suggested = [lead.company ?? lead.contact ?? '', lead.use ?? areaOf(lead) ?? ''].filter(
    (part) => part !== '',
  );
  const [name, setName] = useState(suggested.join(' ').slice(0, 200));
  const [pipelineId, setPipelineId] = useState('');
  const [key] = useState(newIdempotencyKey);
  const pipelines = useQuery({
    queryKey: ['pipelines'],
    queryFn: ({ signal }) => answer(api.GET('/api/v1/pipelines', { signal })),
  });
  const items = pipelines.data?.items ?? [];
  const fitting =
    items.find(
      (pipeline) => lead.needType !== null && pipeline.needTypes.some((type) => type === lead.needType),
    ) ?? items.find((pipeline) => pipeline.isDefault);
  const convert = useMutation({
    mutationFn: () =>
      convertLead(
        lead.id,
        { name: name.trim() === '' ? undefined : name.trim(), pipelineId: pipelineId || undefined },
        key,
      ),
    onSuccess: ({ dealId }) => {
      refreshLead(lead.id);
      showToast({ text: t('convert.done') });
      void navigate(`/deals/${dealId}`);
    },
  });
  const existing = convert.error instanceof ApiProblem ? convert.error.extra<string>('dealId') : undefined;
  return (
    <Dialog
      title={t('convert.title')}
      onClose={onClose}
      footer={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {t('common:cancel')}
          </button>
          <button type="submit" form={id} className="btn btn-pri" disabled={convert.isPending}>
            {t('convert.confirm')}
          </button>
        </>
      }
    >
      <form
        id={id}
        className="form-stack"
        onSubmit={(event) => {
          event.preventDefault();
          convert.mutate();
        }}
      >
        <p>{t('convert.hint')}</p>
        <div className="field">
          <label htmlFor={`${id}-name`}>{t('convert.name')}</label>
          <input
            id={`${id}-name`}
            className="input"
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-pipeline`}>{t('convert.pipeline')}</label>
          <select
            id={`${id}-pipeline`}
            className="select"
            value={pipelineId === '' ? (fitting?.id ?? '') : pipelineId}
            onChange={(event) => setPipelineId(event.target.value)}
          >
            {items.map((pipeline) => (
              <option key={pipeline.id} value={pipeline.id}>
                {pipeline.name}
              </option>
            ))}
          </select>
        </div>
        {convert.isError && (
          <p className="field-error" role="alert">
            {errorText(convert.error)}{' '}
            {existing !== undefined && (
              <button type="button" className="btn-link" onClick={() => void navigate(`/deals/${existing}`)}>
                {t('notice.toDeal')}
              </button>
            )}
          </p>
        )}
      </form>
    </Dialog>
  );
}

import { Link, useNavigate, useParams } from 'react-router';
import { Icon } from '../../components/icon';
import { useT } from '../../i18n';
import { queueAddress, rememberedNeighbours } from '../queue/list-order';
import { LeadPane } from './lead-pane';

/** A lead on its own page: the target of links, and the detail screen of a phone. */
export function LeadPage() {
  const t = useT('lead');
  const { id = '' } = useParams();
  const navigate = useNavigate();
  const place = rememberedNeighbours(id);
  return (
    <div className="ld-page">
      <Link className="ld-back" to={queueAddress()}>
        <Icon name="back" />
        {t('backToQueue')}
      </Link>
      <LeadPane
        key={id}
        id={id}
        place={place}
        total={place?.total ?? 0}
        full
        onGo={(next) => void navigate(`/leads/${next}`, { replace: true })}
      />
    </div>
  );
}

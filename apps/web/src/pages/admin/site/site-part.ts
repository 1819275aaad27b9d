import type { SiteDetail } from '../../../api/site-forms';

/** What each part of a site's page gets. */
export interface SitePart {
  readonly site: SiteDetail;
}

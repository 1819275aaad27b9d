import { http } from './client';
import type { LocaleCode, NeedType, Page, Schemas } from './types';

export type FormDefinition = Schemas['FormDefinitionDto'];
export type FormField = FormDefinition['fields'][number];
export type FieldKey = FormField['key'];
export type FieldMode = FormField['mode'];
export type TaxBand = FormDefinition['taxBands'][number];
export type BandLimits = Schemas['BandLimitsResponse'];
export type FormTexts = Schemas['FormTextsDto'];
export type SiteForm = Schemas['SiteFormResponse'];
export type FormVersion = Schemas['FormVersionResponse'];
export type FormVersionDetail = Schemas['FormVersionDetailResponse'];
export type FormChange = Schemas['FormChangeResponse'];
export type SiteChannel = Schemas['ChannelResponse'];
export type Statistics = Schemas['StatisticsResponse'];
export type StatisticsRow = Statistics['rows'][number];
export type StatisticsGroup = Statistics['groupBy'];
export type SiteDetail = Schemas['SiteResponse'];
export type SiteGuard = Schemas['SiteGuardResponse'];
export type GuardMode = SiteGuard['mode'];
/** How the widget stands in a page. */
export const EMBED_MODES = ['inline', 'button', 'bar'] as const;
export type EmbedMode = (typeof EMBED_MODES)[number];

export const getSite = (id: string): Promise<SiteDetail> => http.get(`/sites/${id}`);
export const getSiteForm = (id: string): Promise<SiteForm> => http.get(`/sites/${id}/form`);
export const saveFormDraft = (id: string, definition: FormDefinition, version: number): Promise<SiteForm> =>
  http.put(`/sites/${id}/form/draft`, { definition, version });
export const publishForm = (id: string, version: number, note: string): Promise<SiteForm> =>
  http.post(`/sites/${id}/form/publish`, { version, note });
export const listFormVersions = (id: string, cursor?: string): Promise<Page<FormVersion>> =>
  http.get(`/sites/${id}/form/versions`, { cursor, limit: 20 });
export const getFormVersion = (id: string, number: number): Promise<FormVersionDetail> =>
  http.get(`/sites/${id}/form/versions/${number}`);
export const restoreFormVersion = (id: string, number: number): Promise<SiteForm> =>
  http.post(`/sites/${id}/form/versions/${number}/restore`);
/** The draft as the public would see it; `rev` changes when the draft did. */
export const formPreviewUrl = (id: string, lang: LocaleCode, rev: number): string =>
  `/api/v1/sites/${id}/form/preview?lang=${lang}&rev=${rev}`;

/** The widget at work in a sample page; it sends nothing. */
export const widgetPreviewUrl = (id: string, mode: EmbedMode, lang: LocaleCode): string =>
  `/api/v1/sites/${id}/widget-preview?mode=${mode}&lang=${lang}`;

export const listChannels = (id: string, cursor?: string): Promise<Page<SiteChannel>> =>
  http.get(`/sites/${id}/channels`, { cursor, limit: 200 });
export const createChannel = (id: string, name: string): Promise<SiteChannel> =>
  http.post(`/sites/${id}/channels`, { name });
export const updateChannel = (
  id: string,
  channelId: string,
  change: { readonly name?: string; readonly active?: boolean; readonly version: number },
): Promise<SiteChannel> => http.patch(`/sites/${id}/channels/${channelId}`, change);
/** Address of the QR code of a channel, or of the site itself. */
export const qrUrl = (id: string, channelId: string | null, kind: 'svg' | 'png'): string =>
  channelId === null
    ? `/api/v1/sites/${id}/qr.${kind}`
    : `/api/v1/sites/${id}/channels/${channelId}/qr.${kind}`;

/** A signed link for one article. */
export const makeArticleLink = (
  id: string,
  article: {
    readonly url: string;
    readonly title?: string;
    readonly parkId?: string;
    readonly industry?: string;
    readonly needType?: NeedType;
    readonly channel?: string;
  },
): Promise<{ readonly url: string }> => http.post(`/sites/${id}/article-links`, article);
export const getLinkKey = (id: string): Promise<Schemas['LinkKeyResponse']> =>
  http.get(`/sites/${id}/link-key`);
export const renewLinkKey = (id: string): Promise<Schemas['LinkKeyResponse']> =>
  http.post(`/sites/${id}/link-key/renew`);

export const getGuard = (id: string): Promise<SiteGuard> => http.get(`/sites/${id}/guard`);
/** @param version as last read; 0 when it was never set */
export const switchGuard = (id: string, mode: GuardMode, version: number): Promise<SiteGuard> =>
  http.put(`/sites/${id}/guard`, { mode, version });

export const getStatistics = (
  id: string,
  query: { readonly from?: string; readonly to?: string; readonly groupBy: StatisticsGroup },
): Promise<Statistics> => http.get(`/sites/${id}/statistics`, query);

import type { EntityManager } from 'typeorm';
import { NOTICE_KINDS } from '../inbox/notice-kinds.policy';
import { CHANNELS, type NoticeSettings } from './channels.policy';

/** A person's settings with what only the screen needs. */
export interface StoredNoticeSettings extends NoticeSettings {
  readonly digest: boolean;
  readonly version: number;
}

/** Of a person who has decided nothing. */
const UNDECIDED: StoredNoticeSettings = {
  channels: {},
  quietFrom: null,
  quietTo: null,
  digest: true,
  version: 0,
};

interface SettingsRow {
  readonly channels: Readonly<Record<string, unknown>>;
  readonly quietFrom: number | null;
  readonly quietTo: number | null;
  readonly digest: boolean;
  readonly version: number;
}

/** A person's settings. A kind or channel that this version does not know is passed over. */
export async function readNoticeSettings(tx: EntityManager, userId: string): Promise<StoredNoticeSettings> {
  const rows: SettingsRow[] = await tx.query(
    `SELECT channels, quiet_from AS "quietFrom", quiet_to AS "quietTo", digest, version
     FROM notification_settings WHERE user_id = $1`,
    [userId],
  );
  const row = rows[0];
  return row === undefined ? UNDECIDED : { ...row, channels: knownChannels(row.channels) };
}

function knownChannels(stored: Readonly<Record<string, unknown>>): NoticeSettings['channels'] {
  return Object.fromEntries(
    NOTICE_KINDS.flatMap((kind) => {
      const chosen = stored[kind];
      return Array.isArray(chosen) ? [[kind, CHANNELS.filter((channel) => chosen.includes(channel))]] : [];
    }),
  );
}

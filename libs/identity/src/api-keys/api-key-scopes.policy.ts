/** Begins every API key, so that people and secret scanners recognise one. */
export const API_KEY_PREFIX = 'ldk_';

/** What a key may be good for; a closed list. Each is the name of the permission it stands for. */
export const API_KEY_SCOPES = ['inquiries.create', 'inquiries.read'] as const;
export type ApiKeyScope = (typeof API_KEY_SCOPES)[number];

export type ApiKeyState = 'active' | 'expired' | 'revoked';

/** Whether a key still opens anything; revocation outlasts expiry. */
export function apiKeyState(
  key: { readonly revokedAt: Date | null; readonly expiresAt: Date | null },
  now: Date,
): ApiKeyState {
  if (key.revokedAt !== null) return 'revoked';
  return key.expiresAt !== null && key.expiresAt <= now ? 'expired' : 'active';
}

import type { PersonData } from '@luodi/platform';

/** Identity's tables in the inventory of personal data: our own staff, no prospects. */
export const IDENTITY_PERSON_DATA: PersonData = {
  name: 'identity',
  tables: [
    {
      table: 'users',
      columns: {
        username: 'staff',
        name: 'staff',
        honorific: 'code',
        role: 'code',
        email: 'staff',
        work_phone: 'staff',
        locale: 'code',
        password_hash: 'hash',
        preferences: 'staff',
      },
    },
    { table: 'teams', columns: { name: 'config' } },
    { table: 'session', columns: { sid: 'hash', sess: 'staff' } },
    { table: 'access_tokens', columns: { token_hash: 'hash' } },
    {
      table: 'api_keys',
      columns: {
        name: 'config',
        scopes: 'code',
        token_hash: 'hash',
        last_four: 'hash',
        previous_hash: 'hash',
      },
    },
  ],
};

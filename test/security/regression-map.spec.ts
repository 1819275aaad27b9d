import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Every lesson has a line here: all of them touch what is built. */
const LESSONS = Array.from({ length: 29 }, (_, index) => `T-${String(index + 1).padStart(2, '0')}`);

/**
 * Which story holds which lesson of other products (security.md 1, T-01 to T-29). A story that is renamed or goes takes its line along, or this fails.
 */
const MAP: Readonly<Record<string, readonly (readonly [file: string, title: string])[]>> = {
  // Object-level holes on read and write
  'T-01': [
    [
      'test/leads/attachments.e2e-spec.ts',
      'are nobody’s but those who may know of the lead; a foreign lead’s id opens nothing',
    ],
    ['test/leads/ownership.e2e-spec.ts', 'is refused without reason and for leads of others'],
    [
      'test/contacts/company-merge.e2e-spec.ts',
      'list by any spelling, pinyin and code, page by page, within the rights',
    ],
    [
      'test/capture/enter-inquiry.e2e-spec.ts',
      'of a lead are in clear for its owner, masked for managers, unknown to other teams',
    ],
  ],
  // Written first, refused later
  'T-02': [['test/leads/ownership.e2e-spec.ts', 'is refused with the reason by name, and changes nothing']],
  // A function without its check
  'T-03': [
    [
      'test/identity/access.e2e-spec.ts',
      'names a permission on every operation, and opens only the reviewed list to everybody',
    ],
    [
      'test/identity/access.e2e-spec.ts',
      '%s is closed to strangers and to every role without the permission',
    ],
  ],
  // Machine endpoints
  'T-04': [
    ['test/identity/api-keys.e2e-spec.ts', 'does what its scopes say and no more'],
    ['test/identity/api-keys.e2e-spec.ts', 'are let into the reviewed list and nothing else'],
  ],
  // SQL through what is not a value
  'T-05': [
    ['test/security/malformed.e2e-spec.ts', 'with a wrong query parameter, cursor or limit'],
    [
      'test/security/sql-injection.e2e-spec.ts',
      'of the error, union, stacked and time-based kinds is a text like any other, in every list, search and report',
    ],
    [
      'test/security/sql-injection.e2e-spec.ts',
      'of the boolean-based kind is answered alike, whether its condition holds or not',
    ],
  ],
  // Objects where a scalar belongs
  'T-06': [
    ['test/security/malformed.e2e-spec.ts', 'with a wrong value in any field of any body'],
    ['test/capture/hostile-input.e2e-spec.ts', 'of any shape in any field'],
  ],
  // Code from the metadata of a schema; migrations are written by hand (architecture.md)
  'T-07': [
    ['test/security/surface.e2e-spec.ts', '%s is mended'],
    [
      'test/launcher/test-database.spec.ts',
      'is migrated, its own and owned by a role without superuser rights',
    ],
  ],
  // Requests to the inside, and guards by-passed
  'T-08': [
    [
      'test/security/webhook-ssrf.e2e-spec.ts',
      'is refused at registration, at change, and by the sender itself, and never arrives',
    ],
  ],
  'T-09': [
    [
      'test/security/webhook-ssrf.e2e-spec.ts',
      'is not reached by a second look-up: the judged address is the one that is connected to',
    ],
  ],
  // Text that becomes markup; the console draws text through React alone
  'T-10': [['apps/form/src/html.spec.ts', 'escapes what could leave an element or a quoted attribute']],
  // Uploads that run
  'T-11': [
    ['test/leads/attachments.e2e-spec.ts', 'pictures may be shown in place, in a sandbox'],
    [
      'test/leads/attachments.e2e-spec.ts',
      'show a name that leads nowhere and hides nothing, whatever the client says',
    ],
  ],
  // Formulas
  'T-12': [
    ['test/imports/uploads.e2e-spec.ts', 'formulas come in as text and go out inert, in CSV and XLSX'],
    ['test/reporting/exports.e2e-spec.ts', 'keep user text from becoming a formula in %s'],
  ],
  // Parsers, multipart, paths
  'T-13': [
    [
      'test/imports/uploads.e2e-spec.ts',
      'bombs and foreign files are refused at once or by the job, and leave no file',
    ],
  ],
  'T-14': [
    [
      'test/imports/uploads.e2e-spec.ts',
      'broken, nested, nameless and endless forms: refused, and nothing of them stays',
    ],
  ],
  'T-15': [['test/imports/uploads.e2e-spec.ts', 'an id that is a path finds nothing']],
  // Fields that only the server writes
  'T-16': [['test/capture/submit-inquiry.e2e-spec.ts', 'with an unknown field']],
  // Secrets through another door
  'T-17': [
    ['test/privacy/masked-answers.e2e-spec.ts', 'is every route of the document that reads something'],
    [
      'test/leads/notes.e2e-spec.ts',
      'finds nobody by the digits of a number that is masked, nor by an id or an address',
    ],
    ['test/reporting/exports.e2e-spec.ts', 'mask phones in leads, and hide the rest of a name in the pool'],
    [
      'test/notifications/webhooks.e2e-spec.ts',
      'tell a receiver of a lead, signed, with facts and a masked phone',
    ],
  ],
  // Password reset; there is none by mail, only by an administrator
  'T-18': [
    ['test/identity/users.e2e-spec.ts', 'resets a password to a random one that must be changed first'],
    [
      'test/identity/sign-in.e2e-spec.ts',
      'ends every session and token on sign-out everywhere and on a change of password',
    ],
  ],
  // Sessions and keys after the end
  'T-19': [
    ['test/identity/sign-in.e2e-spec.ts', 'refuses a disabled or re-roled user on the next request'],
    [
      'test/identity/api-keys.e2e-spec.ts',
      'end at once with the account of whoever made them, and do not come back with it',
    ],
  ],
  // Default secrets, cookie flags
  'T-20': [
    ['libs/platform/src/config.spec.ts', 'lists every fault at once'],
    [
      'test/security/surface.e2e-spec.ts',
      'a session cookie goes over https alone where the public address is https',
    ],
  ],
  // Embedding
  'T-21': [
    ['test/capture/widget.e2e-spec.ts', 'answers the preflight of an allowed page without credentials'],
  ],
  // Spelling of addresses
  'T-22': [['test/security/malformed.e2e-spec.ts', 'by a method that nobody serves, or in a disguise']],
  // Headers of mails
  'T-23': [
    ['test/notifications/notifications.e2e-spec.ts', 'are not bent by a company called %j'],
    ['test/security/surface.e2e-spec.ts', '%s is mended'],
  ],
  // Code in configuration
  'T-24': [
    [
      'test/security/surface.e2e-spec.ts',
      'nothing makes code of text, starts a shell or draws markup as it came',
    ],
    ['test/routing/rules.e2e-spec.ts', 'a rule with %s is refused'],
  ],
  // Expensive calls of anybody
  'T-25': [
    [
      'test/security/surface.e2e-spec.ts',
      'a hundred questions after its health at once ask the database once',
    ],
    [
      'test/capture/track-inquiry.e2e-spec.ts',
      'takes five submissions a minute from one address, then asks to wait',
    ],
  ],
  // Accounts that nobody gave; there is no sign-up and no directory
  'T-26': [
    [
      'test/identity/access.e2e-spec.ts',
      'names a permission on every operation, and opens only the reviewed list to everybody',
    ],
    ['test/identity/users.e2e-spec.ts', 'adds a user who can sign in, and never shows the password hash'],
  ],
  // Second events and second lines
  'T-27': [
    [
      'test/security/line-injection.e2e-spec.ts',
      'in any field of an inquiry, a note, or an event itself makes no second event of the stream',
    ],
    ['test/security/line-injection.e2e-spec.ts', 'makes no second line of the log, whatever is logged'],
  ],
  // Races
  'T-28': [
    [
      'test/leads/pool.e2e-spec.ts',
      '20 leads, 50 agents, 1,000 claims at once: one winner each, nobody over a limit, the rest told why',
    ],
    [
      'test/leads/ownership.e2e-spec.ts',
      'to and fro, three ways at once, ends with one owner and true counters',
    ],
    ['test/capture/two-processes.e2e-spec.ts', 'gives one lead with two inquiries, thirty times over'],
    [
      'test/privacy/message-requests.e2e-spec.ts',
      'lets one of two who check at once win, and the other see it',
    ],
  ],
  // What belongs to development
  'T-29': [
    ['test/security/surface.e2e-spec.ts', 'no program, page or style of the build carries a source map'],
    ['test/security/surface.e2e-spec.ts', '%s is nothing, or the console’s page'],
    ['test/security/malformed.e2e-spec.ts', 'with a body that is no object of ours'],
  ],
};

describe('the lessons of other products', () => {
  it('are all in the map', () => {
    expect(Object.keys(MAP).sort()).toEqual(LESSONS);
  });

  it.each(
    Object.entries(MAP).flatMap(([lesson, stories]) => stories.map((story) => [lesson, ...story] as const)),
  )('%s is held by %s: %s', (_lesson, file, title) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    expect(text).toContain(`'${title}'`);
    expect(text).not.toMatch(/\b(?:it|test|describe)\.(?:skip|todo|only)\b|\bx(?:it|describe)\(/);
  });
});

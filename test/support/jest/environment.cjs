const { ModuleMocker } = require('./jests-own.cjs');

/** What Jest and its runner leave on the global object: theirs by name, theirs by symbol. */
const LENT = new Set(['expect', 'test', 'it', 'fit', 'xit', 'xtest', 'describe', 'fdescribe', 'xdescribe']);
const HOOKS = new Set(['beforeAll', 'beforeEach', 'afterAll', 'afterEach']);
const SYMBOLS = /^(JEST_STATE_SYMBOL|EVENT_HANDLERS|TEST_TIMEOUT_SYMBOL|.*RETRY.*)$/;

/**
 * A test file runs in the realm of its worker, not in a copy of it: what Node makes and what a test makes are of the
 * same classes, and code that was loaded once can serve every file (docs/adr/0011). What Jest puts on the global
 * object for one file is taken away after it.
 */
module.exports = class WorkerEnvironment {
  constructor({ projectConfig }) {
    this.global = globalThis;
    /** `@jest-environment-options {"ownServer": true}` at the head of a file that adds to the server's own tables */
    this.hasOwnServer = projectConfig.testEnvironmentOptions.ownServer === true;
    this.moduleMocker = new ModuleMocker(globalThis);
    this.fakeTimers = null;
    this.fakeTimersModern = null;
    const { exit, getBuiltinModule } = process;
    this.before = { console: globalThis.console, env: { ...process.env }, exit, getBuiltinModule };
    Object.assign(globalThis, projectConfig.globals);
    Error.stackTraceLimit = 100;
  }

  async setup() {}

  async teardown() {
    for (const key of Reflect.ownKeys(globalThis)) {
      const isJests =
        typeof key === 'symbol' ? SYMBOLS.test(key.description ?? '') : LENT.has(key) || HOOKS.has(key);
      if (isJests) Reflect.deleteProperty(globalThis, key);
    }
    globalThis.console = this.before.console;
    process.exit = this.before.exit;
    for (const name of Object.keys(process.env)) if (!(name in this.before.env)) delete process.env[name];
    Object.assign(process.env, this.before.env);
    if (this.before.getBuiltinModule) process.getBuiltinModule = this.before.getBuiltinModule;
    this.global = null;
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  /** Not null, which would mean that all is over; the runtime beside this compiles in the realm itself. */
  getVmContext() {
    return this.global;
  }
};

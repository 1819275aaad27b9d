const { sep, join } = require('node:path');
const { compileFunction } = require('node:vm');
const { Runtime } = require('./jests-own.cjs');

const ROOT = join(__dirname, '../../..');
const PACKAGES = `${sep}node_modules${sep}`;
/** The server, and the programs around it: what they keep in modules is constant (docs/adr/0011). */
const SERVER = [
  'libs',
  'migrations',
  ...['api', 'worker', 'cli', 'launcher', 'form'].map((app) => join('apps', app)),
].map((folder) => join(ROOT, folder) + sep);
const TEST_CODE = /\.(e2e-)?spec\.tsx?$/;

/** Compiles in the worker's own realm, and takes packages as Node itself loads them. */
class WorkerRuntime extends Runtime {
  constructor(...given) {
    super(...given);
    const { executor } = this;
    executor.compile = (source, filename) =>
      executor.environment.global === null
        ? null
        : compileFunction(source, executor.injectedModuleParameters, { filename });
  }

  requireModule(from, moduleName, options, isActual) {
    if (moduleName === undefined || options?.isInternalModule || this._resolution.isCoreModule(moduleName))
      return super.requireModule(from, moduleName, options, isActual);
    const path =
      this._resolution.getCjsMockModule(from, moduleName) ?? this._resolution.resolveCjs(from, moduleName);
    return path.includes(PACKAGES) ? require(path) : this.requireOurs(path, options);
  }

  requireOurs(path, options) {
    return super.requireModule(path, undefined, options);
  }
}

/** Loads the server once for a worker and is never torn down. */
let server = null;

/** The runtime of one test file: its own modules and those of test/ are its alone. */
module.exports = class TestFileRuntime extends WorkerRuntime {
  constructor(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig) {
    super(config, environment, resolver, transformer, cacheFS, coverage, testPath, globalConfig);
    server ??= new WorkerRuntime(
      config,
      { ...environment, getVmContext: () => globalThis },
      resolver,
      transformer,
      new Map(),
      coverage,
      testPath,
      globalConfig,
    );
    this.transformCache.sourceMaps = server.transformCache.sourceMaps; // for stacks that go through both
  }

  requireOurs(path, options) {
    const isServer =
      !this._environment.hasOwnServer &&
      SERVER.some((folder) => path.startsWith(folder)) &&
      !TEST_CODE.test(path);
    return isServer ? server.requireOurs(path) : super.requireOurs(path, options);
  }
};
module.exports.default = module.exports;

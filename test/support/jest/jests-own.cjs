const { createRequire } = require('node:module');

/** The copies that Jest itself runs with, whatever else lies in node_modules. */
const core = createRequire(createRequire(require.resolve('jest')).resolve('@jest/core'));
const config = createRequire(core.resolve('jest-config'));

module.exports = {
  Runtime: core('jest-runtime').default,
  Sequencer: config('@jest/test-sequencer').default,
  ModuleMocker: createRequire(core.resolve('jest-runtime'))('jest-mock').ModuleMocker,
};

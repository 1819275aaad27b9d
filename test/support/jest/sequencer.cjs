const { basename } = require('node:path');
const { Sequencer } = require('./jests-own.cjs');

/**
 * The long files first, so that no worker is left with one of them at the end. By kind, not by the times of the last
 * run, which a fresh clone has not: browsers, then what starts processes, then sweeps, then stories, then rules.
 */
const KINDS = [
  /\/test\/browser\/(other-)?screens\./,
  /\/test\/(launcher\/(start|cluster)|cli\/|durability\/)/,
  /\/test\/(browser\/|security\/malformed)/,
  /\/(kill|command|two-processes|take-over)\.e2e-spec\.ts$|parse-inquiry\.policy/,
  /\.e2e-spec\.ts$/,
  /\/test\//,
];

module.exports = class LongestFirst extends Sequencer {
  sort(tests) {
    const order = (test) => {
      const kind = KINDS.findIndex((pattern) => pattern.test(test.path));
      return kind === -1 ? KINDS.length : kind;
    };
    const size = (test) => test.context.hasteFS.getSize(test.path) ?? 0;
    return [...tests].sort(
      (a, b) => order(a) - order(b) || size(b) - size(a) || basename(a.path).localeCompare(basename(b.path)),
    );
  }
};

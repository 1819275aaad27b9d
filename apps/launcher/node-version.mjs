/**
 * Node versions that can load the ESM-only packages with `require`: 20.19 and later of 20, 22.12 and later
 * of 22, everything after. This file is read by any Node, so it uses nothing new.
 */
export function isSupportedNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major === 20) return minor >= 19;
  if (major === 22) return minor >= 12;
  return major > 22;
}

/** Ends the process with one sentence when this Node is too old. */
export function requireSupportedNode() {
  if (isSupportedNode(process.versions.node)) return;
  console.error(
    `需要 Node.js 20.19、22.12 或更新版本，当前为 ${process.versions.node} / ` +
      `Node.js 20.19, 22.12 or newer is needed; this is ${process.versions.node}.`,
  );
  process.exit(1);
}

/** Runs once after all test files; when Jest is killed instead, the server's guard cleans up. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.luodiTestServer?.stop();
}

/**
 * Where to go after signing in: a path of this site only. Another site, a scheme, `//host`, `/\host` and the
 * login page itself all become the start page (open redirects).
 */
export function nextPath(search: string, origin: string): string {
  const wished = new URLSearchParams(search).get('next') ?? '';
  if (!/^\/(?![/\\])/.test(wished)) return '/';
  try {
    const url = new URL(wished, origin);
    if (url.origin !== origin || url.pathname === '/login') return '/';
    return url.pathname + url.search + url.hash;
  } catch {
    return '/';
  }
}

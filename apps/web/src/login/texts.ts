/** The login page speaks for itself: it loads nothing of the console. */
const CHINESE = {
  title: '登录 · 落地 Luodi',
  heading: '登录',
  lead: '产业招商线索管理',
  username: '账号',
  password: '密码',
  show: '显示密码',
  hide: '隐藏密码',
  submit: '登录',
  busy: '正在登录…',
  empty: '请输入账号和密码。',
  wrong: '账号或密码不正确。',
  locked: '尝试次数过多，请在 {time}后再试。',
  limited: '请求较频繁，请在 {time}后再试。',
  unlocked: '现在可以再试了。',
  offline: '网络已断开或服务没有回应，请稍后重试。',
  server: '服务器出错了，请稍后重试。',
  forgot: '忘记密码请联系管理员重置。',
  minutes: '{m} 分 {s} 秒',
  seconds: '{s} 秒',
  other: 'English',
};
export type LoginTexts = typeof CHINESE;

const ENGLISH: LoginTexts = {
  title: 'Sign in · Luodi',
  heading: 'Sign in',
  lead: 'Leads for industrial investment promotion',
  username: 'Username',
  password: 'Password',
  show: 'Show password',
  hide: 'Hide password',
  submit: 'Sign in',
  busy: 'Signing in…',
  empty: 'Enter your username and password.',
  wrong: 'Username or password is wrong.',
  locked: 'Too many attempts. Try again in {time}.',
  limited: 'Too many requests. Try again in {time}.',
  unlocked: 'You may try again now.',
  offline: 'You are offline or the service did not answer. Please try again.',
  server: 'The server failed. Please try again later.',
  forgot: 'Forgot the password? Ask an administrator to reset it.',
  minutes: '{m} min {s} s',
  seconds: '{s} s',
  other: '中文',
};

export const TEXTS = { 'zh-CN': CHINESE, en: ENGLISH } as const;
export type LoginLocale = keyof typeof TEXTS;

const STORED = 'luodi.locale';

/** The language used last on this device, else the browser's. */
export function loginLocale(): LoginLocale {
  const stored = localStorage.getItem(STORED);
  if (stored === 'zh-CN' || stored === 'en') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en';
}

export function storeLocale(locale: LoginLocale): void {
  localStorage.setItem(STORED, locale);
}

/** 150 → 2 分 30 秒 */
export function duration(seconds: number, texts: LoginTexts): string {
  const [m, s] = [Math.floor(seconds / 60), seconds % 60];
  const pattern = m > 0 ? texts.minutes : texts.seconds;
  return pattern.replace('{m}', String(m)).replace('{s}', String(s));
}

import '../styles/tokens.css';
import './login.css';
import { nextPath } from './next-path';
import { duration, loginLocale, storeLocale, TEXTS, type LoginTexts } from './texts';

interface LoginProblem {
  readonly code?: string;
}

/** Makes an element with attributes and children; the page is too small for a framework. */
function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

let lockTimer: ReturnType<typeof setInterval> | undefined;

/** Builds the page in the chosen language. */
function draw(): void {
  clearInterval(lockTimer);
  const locale = loginLocale();
  const texts = TEXTS[locale];
  document.documentElement.lang = locale;
  document.title = texts.title;
  const message = make('p', { id: 'login-message', role: 'alert', class: 'message' });
  const username = make('input', {
    id: 'username',
    name: 'username',
    autocomplete: 'username',
    autocapitalize: 'none',
    spellcheck: 'false',
    maxlength: '50',
    'aria-describedby': 'login-message',
  });
  const password = make('input', {
    id: 'password',
    name: 'password',
    type: 'password',
    autocomplete: 'current-password',
    maxlength: '128',
    'aria-describedby': 'login-message',
  });
  const submit = make('button', { type: 'submit', class: 'submit' }, texts.submit);
  const form = make(
    'form',
    { class: 'card', 'aria-labelledby': 'login-heading', novalidate: '' },
    make('h1', { id: 'login-heading' }, texts.heading),
    make('p', { class: 'lead' }, texts.lead),
    make('label', { for: 'username' }, texts.username),
    username,
    make('label', { for: 'password' }, texts.password),
    make('div', { class: 'password' }, password, showButton(password, texts)),
    message,
    submit,
    make('p', { class: 'hint' }, texts.forgot),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void signIn({ username, password, submit, message, texts });
  });
  const language = make(
    'button',
    { type: 'button', class: 'language', lang: locale === 'en' ? 'zh-CN' : 'en' },
    texts.other,
  );
  language.addEventListener('click', () => {
    storeLocale(locale === 'en' ? 'zh-CN' : 'en');
    draw();
  });
  const mark = make(
    'div',
    { class: 'brand' },
    make('span', { class: 'mark', 'aria-hidden': 'true' }),
    '落地 Luodi',
  );
  const page = make('main', {}, mark, form, language);
  document.getElementById('root')?.replaceChildren(page);
  username.focus();
}

function showButton(password: HTMLInputElement, texts: LoginTexts): HTMLButtonElement {
  const button = make('button', { type: 'button', class: 'show', 'aria-pressed': 'false' }, texts.show);
  button.addEventListener('click', () => {
    const shown = password.type === 'text';
    password.type = shown ? 'password' : 'text';
    button.textContent = shown ? texts.show : texts.hide;
    button.setAttribute('aria-pressed', String(!shown));
  });
  return button;
}

interface Parts {
  readonly username: HTMLInputElement;
  readonly password: HTMLInputElement;
  readonly submit: HTMLButtonElement;
  readonly message: HTMLElement;
  readonly texts: LoginTexts;
}

async function signIn(parts: Parts): Promise<void> {
  const { username, password, submit, message, texts } = parts;
  if (username.value.trim() === '' || password.value === '') {
    message.textContent = texts.empty;
    (username.value.trim() === '' ? username : password).focus();
    return;
  }
  submit.disabled = true;
  submit.textContent = texts.busy;
  message.textContent = '';
  try {
    const response = await fetch('/api/v1/auth/login', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': document.documentElement.lang },
      credentials: 'same-origin',
      body: JSON.stringify({ username: username.value.trim(), password: password.value }),
    });
    if (response.ok) {
      window.location.replace(nextPath(window.location.search, window.location.origin));
      return;
    }
    const problem = (await response.json().catch(() => ({}))) as LoginProblem;
    refuse(parts, response, problem);
  } catch {
    message.textContent = texts.offline;
    submit.disabled = false;
  }
  submit.textContent = texts.submit;
}

function refuse(parts: Parts, response: Response, problem: LoginProblem): void {
  const { message, texts, submit, password } = parts;
  submit.disabled = false;
  const wait = Number(response.headers.get('retry-after') ?? '0');
  if (response.status === 429 && wait > 0) {
    countDown(parts, problem.code === 'account_locked' ? texts.locked : texts.limited, wait);
    return;
  }
  message.textContent = response.status >= 500 ? texts.server : texts.wrong;
  password.focus();
  password.select();
}

/** Says how long the lock lasts and opens the button again when it is over. The time is read aloud once, not each second. */
function countDown({ message, texts, submit }: Parts, pattern: string, seconds: number): void {
  const end = Date.now() + seconds * 1000;
  const shown = make('span', { 'aria-hidden': 'true' });
  const spoken = make('span', { class: 'spoken' }, pattern.replace('{time}', duration(seconds, texts)));
  message.replaceChildren(shown, spoken);
  submit.disabled = true;
  clearInterval(lockTimer);
  const tick = (): void => {
    const left = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    shown.textContent = pattern.replace('{time}', duration(left, texts));
    if (left > 0) return;
    clearInterval(lockTimer);
    submit.disabled = false;
    message.textContent = texts.unlocked;
  };
  tick();
  lockTimer = setInterval(tick, 1000);
}

draw();

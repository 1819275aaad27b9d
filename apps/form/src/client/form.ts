import '../styles.css';
import { phoneLooksWrong, plain, readArea } from './checks';
import { forgetDrafts, hasDraft, restoreDraft, saveDraft } from './draft';
import { enterMovesOn, hideBarWhileTyping } from './keyboard';
import { fillFromText } from './pasted';

/** Makes the form quicker; without it everything works by plain POST. */
function enhanceForm(form: HTMLFormElement): void {
  const texts = JSON.parse(form.dataset.texts || '{}') as Record<string, string>;
  const text = (name: string, params: Record<string, string | number> = {}): string =>
    (texts[name] || '').replace(/\{(\w+)\}/g, (_, key: string) => String(params[key]));
  const byId = (id: string): HTMLElement | null => document.getElementById(id);
  const input = (id: string): HTMLInputElement => byId(id) as HTMLInputElement;
  /** Blank also where the form does not ask for it. */
  const blank = (id: string): boolean => !input(id) || plain(input(id).value) === '';
  const button = form.querySelector('.go') as HTMLButtonElement;
  const label = button.firstChild as Text;
  const left = byId('left') as HTMLElement;
  const note = byId('note') as HTMLElement;
  const summary = byId('faults') as HTMLElement;
  const submitText = label.data;
  let sending = false;
  let tried = false;
  // After a fault the page holds what was typed; else nothing was, yet.
  let edited = form.dataset.fresh !== 'yes';
  let told = edited;
  form.noValidate = true;

  const shown = Array.from(form.querySelectorAll('[id]')).map((element) => element.id);
  const place = (id: string): number => shown.indexOf(id);

  /** Required answers that are still missing, in the order of the page: element → text. */
  function missing(): [string, string][] {
    const faults: [string, string][] = [];
    const needed = form.querySelector('[name=needType]:checked') !== null || !blank('f-need');
    if (!needed) faults.push(['f-needType', text('need')]);
    form.querySelectorAll<HTMLElement>('[data-req]').forEach((field) => {
      const given =
        field.tagName === 'FIELDSET' ? field.querySelector('input[name]:checked') : !blank(field.id);
      if (!given) faults.push([field.id, field.dataset.req || '']);
    });
    const reach = input('f-phone') ? 'f-phone' : 'f-wechat';
    const said = faults.some(([id]) => id === 'f-phone' || id === 'f-wechat');
    if (!said && blank('f-phone') && blank('f-wechat')) faults.push([reach, text('reach')]);
    if (!input('f-consent-handling').checked) faults.push(['f-consent-handling', text('consent')]);
    return faults.sort(([a], [b]) => place(a) - place(b));
  }

  function malformed(): [string, string][] {
    const faults: [string, string][] = [];
    if (!blank('f-area-min') && readArea(input('f-area-min').value) === null) {
      faults.push(['f-area-min', text('area')]);
    }
    if (!blank('f-phone') && phoneLooksWrong(input('f-phone').value)) faults.push(['f-phone', text('phone')]);
    return faults;
  }

  function mark(id: string, message: string): void {
    const place = byId(id + '-e');
    const control = byId(id);
    if (!place || !control) return;
    place.textContent = message;
    place.hidden = message === '';
    if (control.tagName === 'FIELDSET') return;
    if (message === '') control.removeAttribute('aria-invalid');
    else control.setAttribute('aria-invalid', 'true');
    const box = control.closest('.in');
    if (box) box.classList.toggle('bad', message !== '');
  }

  function show(faults: [string, string][]): void {
    form.querySelectorAll('.er').forEach((place) => mark(place.id.slice(0, -2), ''));
    faults.forEach(([id, message]) => mark(id, message));
    summary.hidden = faults.length === 0;
    (summary.querySelector('h2') as HTMLElement).textContent = text('summary', { n: faults.length });
    const list = summary.querySelector('ul') as HTMLElement;
    list.textContent = '';
    faults.forEach(([id, message]) => {
      const link = document.createElement('a');
      link.className = 'lk';
      link.href = '#' + id;
      link.textContent = message;
      list.appendChild(document.createElement('li')).appendChild(link);
    });
  }

  /** In the order of the page, so that the first of the list is the first on the way down. */
  function check(): [string, string][] {
    const ids = Array.from(form.querySelectorAll('[id]'), (field) => field.id);
    return malformed()
      .concat(missing())
      .sort(([a], [b]) => ids.indexOf(a) - ids.indexOf(b));
  }

  function count(): void {
    const n = missing().length;
    left.textContent = n > 0 ? text('left', { n }) : '';
  }

  function say(message: string): void {
    note.textContent = message;
    note.hidden = message === '';
  }

  function release(): void {
    sending = false;
    button.disabled = false;
    label.data = submitText;
    count();
  }

  const fillFrom = fillFromText(form, (fields) => say(text('filled', { fields: fields.join('、') })));

  /** One number for the site's statistics: somebody began. Nothing about them, and nothing waits for it. */
  function tellStart(): void {
    const value = (name: string): string => {
      const field = form.querySelector<HTMLInputElement>(`[name="${name}"]`);
      return field ? field.value : '';
    };
    const body = new URLSearchParams({ kind: 'start', formToken: value('formToken') });
    ['prefill', 'channelCode'].forEach((name) => value(name) && body.append(name, value(name)));
    if (value('source.url')) body.append('article', value('source.url'));
    try {
      navigator.sendBeacon(form.dataset.events || '', body);
    } catch {
      // A count less.
    }
  }

  function offerToClear(): void {
    say(text('restored'));
    const clear = document.createElement('button');
    clear.type = 'button';
    clear.textContent = text('clear');
    clear.onclick = () => {
      form.reset();
      edited = false;
      forgetDrafts(form.dataset.site);
      say('');
      count();
    };
    note.appendChild(clear);
  }

  /** Tapping the chosen use again takes it back; "any park" and a park exclude each other. */
  let chosenUse = form.querySelector<HTMLInputElement>('[name=use]:checked');
  form.addEventListener('click', (event) => {
    const tapped = event.target as HTMLInputElement;
    if (tapped.name === 'use') {
      if (tapped === chosenUse) tapped.checked = false;
      chosenUse = tapped.checked ? tapped : null;
    }
    const any = form.querySelector<HTMLInputElement>('[data-any]');
    if (any && tapped === any && any.checked) {
      form.querySelectorAll<HTMLInputElement>('[name=region]').forEach((park) => (park.checked = false));
    } else if (any && tapped.name === 'region' && tapped.checked) any.checked = false;
  });

  let saving: ReturnType<typeof setTimeout>;
  const onEdit = (event: Event): void => {
    const field = event.target as HTMLInputElement;
    if (field.id === 'f-need' && event.type === 'input') fillFrom(field.value);
    if (field.id === 'f-area-min' && event.type === 'change') {
      const area = readArea(field.value);
      if (area) field.value = area.value;
      if (area && area.unit) {
        const unit = form.querySelector<HTMLInputElement>(`[name="area.unit"][value=${area.unit}]`);
        if (unit) unit.checked = true;
      }
    }
    if (event.type === 'change') {
      chosenUse = form.querySelector('[name=use]:checked');
      if (tried) show(check());
      else if (field.id === 'f-phone') mark('f-phone', phoneLooksWrong(field.value) ? text('phone') : '');
    }
    count();
    if (!told) tellStart();
    told = true;
    edited = true;
    clearTimeout(saving);
    saving = setTimeout(() => saveDraft(form), 300);
  };
  form.addEventListener('input', onEdit);
  form.addEventListener('change', onEdit);
  window.addEventListener('pagehide', () => {
    if (edited && !sending) saveDraft(form);
  });

  form.addEventListener('submit', (event) => {
    if (sending) return event.preventDefault();
    const faults = check();
    show(faults);
    if (faults.length > 0) {
      tried = true;
      event.preventDefault();
      return summary.focus();
    }
    clearTimeout(saving);
    saveDraft(form);
    sending = true;
    label.data = text('busy');
    // After the browser has taken the values; a line that died gives the button back.
    setTimeout(() => (button.disabled = true));
    setTimeout(release, 20000);
  });
  // Back from the next page: after success a new form is due, else the button is.
  window.addEventListener('pageshow', (event) => {
    if (event.persisted && sending && !hasDraft(form)) location.reload();
    // Browsers put values back after this script ran; consent is given anew each time.
    if (!event.persisted && form.dataset.fresh === 'yes') {
      form.querySelectorAll<HTMLInputElement>('.consent input').forEach((box) => (box.checked = false));
    }
    release();
  });

  // A link of the summary leads to the field itself, also inside a folded part.
  summary.addEventListener('click', (event) => {
    const link = (event.target as HTMLElement).closest('a');
    const field = link && byId(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    const fold = field.closest('details');
    if (fold) fold.open = true;
    field.focus();
  });

  if (form.dataset.fresh === 'yes' && restoreDraft(form)) offerToClear();
  hideBarWhileTyping();
  enterMovesOn(form);
  count();
}

/** Copies by the clipboard's interface, or where that is refused (WeChat, http) by a selection. */
function copyText(text: string): Promise<void> {
  const bySelection = (): void => {
    const area = document.createElement('textarea');
    area.value = text;
    area.readOnly = true;
    area.className = 'vh';
    document.body.appendChild(area);
    area.select();
    area.setSelectionRange(0, text.length);
    document.execCommand('copy');
    document.body.removeChild(area);
  };
  if (!navigator.clipboard) return Promise.resolve(bySelection());
  return navigator.clipboard.writeText(text).catch(bySelection);
}

document.querySelectorAll<HTMLButtonElement>('[data-copy]').forEach((button) => {
  button.hidden = false;
  button.onclick = () => {
    void copyText(button.dataset.copy || '').then(() => {
      const said = button.dataset.copied || '';
      (button.querySelector('span') as HTMLElement).textContent = said;
      (button.nextElementSibling as HTMLElement).textContent = said;
      button.focus();
    });
  };
});

const faults = document.getElementById('faults');
if (faults && !faults.hidden) faults.focus();
const form = document.getElementById('form');
if (form) enhanceForm(form as HTMLFormElement);
else if (document.body.dataset.sent) forgetDrafts();

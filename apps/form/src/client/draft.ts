const PREFIX = 'luodi:form:';
/** A draft holds a name and a number: it goes after a day. */
const KEPT_MILLIS = 24 * 60 * 60 * 1000;

type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** What people type and tap; never consent, never what the server put in. */
function fields(form: HTMLFormElement): Field[] {
  return Array.from(form.elements).filter((element): element is Field => {
    const { name, type } = element as Field;
    return !!name && name !== 'website' && type !== 'hidden' && name.indexOf('consent.') !== 0;
  });
}

function isTap(field: Field): field is HTMLInputElement {
  return field.type === 'radio' || field.type === 'checkbox';
}

/** Storage may be full or forbidden; a form without drafts is still a form. */
function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export function saveDraft(form: HTMLFormElement): void {
  const values = fields(form)
    .filter((field) => (isTap(field) ? field.checked : field.value !== ''))
    .map((field) => [field.name, field.value]);
  const any = values.some(([name]) => name !== 'area.unit');
  const key = PREFIX + form.dataset.site;
  attempt(() =>
    any
      ? localStorage.setItem(key, JSON.stringify({ at: Date.now(), values }))
      : localStorage.removeItem(key),
  );
}

export function hasDraft(form: HTMLFormElement): boolean {
  return !!attempt(() => localStorage.getItem(PREFIX + form.dataset.site));
}

/** Puts the draft back. False when there is none, or it is older than a day. */
export function restoreDraft(form: HTMLFormElement): boolean {
  const draft = attempt(
    () =>
      JSON.parse(localStorage.getItem(PREFIX + form.dataset.site) || 'null') as {
        at: number;
        values: [string, string][];
      } | null,
  );
  if (!draft || Date.now() - draft.at > KEPT_MILLIS) {
    forgetDrafts(form.dataset.site);
    return false;
  }
  fields(form).forEach((field) => {
    const kept = draft.values.filter(([name]) => name === field.name).map(([, value]) => value);
    // Where the draft says nothing, what the link filled in stays.
    if (isTap(field)) field.checked = kept.length > 0 ? kept.indexOf(field.value) >= 0 : field.defaultChecked;
    else if (kept[0]) field.value = kept[0];
    // A choice that is not offered any more.
    if (field.tagName === 'SELECT' && (field as HTMLSelectElement).selectedIndex < 0) {
      (field as HTMLSelectElement).selectedIndex = 0;
    }
    const fold = field.closest('details');
    if (fold && (isTap(field) ? field.checked : field.value)) fold.open = true;
  });
  return true;
}

/** Removes the draft of one site, or of all (after success, when the site is not known to the page). */
export function forgetDrafts(site = ''): void {
  attempt(() =>
    Object.keys(localStorage)
      .filter((key) => key.indexOf(PREFIX + site) === 0)
      .forEach((key) => localStorage.removeItem(key)),
  );
}

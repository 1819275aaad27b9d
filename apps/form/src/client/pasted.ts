import { readPasted, withoutContacts } from './checks';

/** What the server reads in a text. */
interface Answers {
  readonly needType: string | null;
  readonly area: string | null;
  readonly areaUnit: string | null;
  readonly use: string | null;
  readonly tax: string | null;
  readonly region: readonly string[];
  readonly company: string | null;
  readonly contact: string | null;
}

/** Time without typing before the text is read elsewhere. */
const PAUSE_MS = 700;
/** A shorter text says nothing that is not tapped faster. */
const SHORTEST = 6;

/**
 * Fills what a text says into fields that are still blank, and tells which, so that they are confirmed. Numbers and ids are
 * read here; the rest is read by the server where there is one to be reached.
 */
export function fillFromText(form: HTMLFormElement, say: (fields: string[]) => void): (text: string) => void {
  const filled = new Set<string>();
  let waiting: ReturnType<typeof setTimeout>;
  let asked = '';

  const label = (field: Element): string => {
    const title = field.id && form.querySelector(`label[for="${field.id}"]`);
    const place = title || field.querySelector('legend') || field;
    return ((place.firstChild && place.firstChild.textContent) || '').trim();
  };
  const tell = (field: Element): void => {
    const fold = field.closest('details');
    if (fold) fold.open = true;
    filled.add(label(field));
  };
  const type = (id: string, value: string | null | undefined): boolean => {
    const field = document.getElementById(id) as HTMLInputElement | null;
    if (!value || !field || field.value.trim() !== '') return false;
    field.value = value;
    // A choice that the list has not: as it was.
    if (field.value !== value) field.value = '';
    else tell(field);
    return field.value !== '';
  };
  const tap = (name: string, values: readonly (string | null)[]): void => {
    const group = document.getElementById('f-' + name);
    if (!group || group.querySelector('input:checked')) return;
    group.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`).forEach((input) => {
      if (values.indexOf(input.value) < 0) return;
      input.checked = true;
      const fold = input.closest('details');
      if (fold) fold.open = true;
      filled.add(label(group));
    });
  };

  function take(answers: Answers): void {
    tap('needType', [answers.needType]);
    tap('use', [answers.use]);
    tap('region', answers.region);
    if (type('f-area-min', answers.area)) {
      const unit = form.querySelector<HTMLInputElement>(`[name="area.unit"][value="${answers.areaUnit}"]`);
      if (unit) unit.checked = true;
    }
    type('f-tax', answers.tax);
    type('f-company', answers.company);
    type('f-contact', answers.contact);
  }

  const done = (): void => {
    if (filled.size === 0) return;
    say(Array.from(filled));
    form.dispatchEvent(new Event('change'));
  };

  async function ask(text: string): Promise<void> {
    try {
      const answer = await fetch(form.dataset.pasted || '', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ text }),
      });
      // Typed on meanwhile: the next answer is the one that counts.
      if (!answer.ok || text !== asked) return;
      take((await answer.json()) as Answers);
      done();
    } catch {
      // Without a net the fields are filled by hand; what was read here stands.
    }
  }

  return (text) => {
    const own = readPasted(text);
    Object.keys(own).forEach((name) => type('f-' + name, own[name]));
    done();
    clearTimeout(waiting);
    asked = withoutContacts(text).trim().slice(0, 2000);
    if (asked.length >= SHORTEST) waiting = setTimeout(() => void ask(asked), PAUSE_MS);
  };
}

/** A field that opens the phone's keyboard. */
function isTyped(element: Element | null): boolean {
  return (
    !!element &&
    /^(text|tel|search|email|url|number|textarea)$/.test((element as HTMLInputElement).type || '')
  );
}

/**
 * Hides the bar while the phone's keyboard is open, else it covers the field being typed in. The viewport
 * shrinks by the keyboard's height; less than 150 px is only the browser's own bars coming and going.
 */
export function hideBarWhileTyping(): void {
  const viewport = window.visualViewport;
  if (!viewport) return;
  let [width, tallest] = [viewport.width, viewport.height];
  const update = (): void => {
    if (viewport.width !== width) [width, tallest] = [viewport.width, viewport.height];
    tallest = Math.max(tallest, viewport.height);
    const open = isTyped(document.activeElement) && tallest - viewport.height * viewport.scale > 150;
    document.documentElement.classList.toggle('typing', open);
  };
  viewport.addEventListener('resize', update);
  document.addEventListener('focusin', update);
  // WeChat on iOS leaves the page shifted after the keyboard goes; one scroll puts it back.
  document.addEventListener('focusout', () => {
    setTimeout(() => {
      update();
      if (!isTyped(document.activeElement)) window.scrollTo(window.scrollX, window.scrollY);
    }, 100);
  });
}

/**
 * Enter in a one-line field goes to the next field instead of sending a half-filled form, and belongs to the
 * input method while it composes (some end composition just before the key: hence the latch of one tick).
 */
export function enterMovesOn(form: HTMLFormElement): void {
  let composing = false;
  form.addEventListener('compositionstart', () => (composing = true));
  form.addEventListener('compositionend', () => setTimeout(() => (composing = false)));
  form.addEventListener('keydown', (event) => {
    const field = event.target as HTMLInputElement;
    if (event.key !== 'Enter' || field.tagName !== 'INPUT' || !isTyped(field)) return;
    event.preventDefault();
    if (composing || event.isComposing || event.keyCode === 229) return;
    const stops = Array.from(form.elements).filter(
      (element) =>
        (isTyped(element) || /^(select-one|submit)$/.test((element as HTMLInputElement).type)) &&
        (element as HTMLElement).tabIndex >= 0 &&
        (element as HTMLElement).offsetParent !== null,
    ) as HTMLElement[];
    const next = stops[stops.indexOf(field) + 1];
    if (next) next.focus();
  });
}

/**
 * Whether a key press belongs to an input method. Some end the composition before the Enter that accepts it
 * reaches the page, so the answer stays "yes" for one tick after the composition's end.
 */
let latched = false;
let composing = false;

document.addEventListener('compositionstart', () => {
  composing = true;
});
document.addEventListener('compositionend', () => {
  composing = false;
  latched = true;
  setTimeout(() => {
    latched = false;
  }, 0);
});

export function isImeKey(event: KeyboardEvent): boolean {
  // 229: "the input method has it" of browsers that do not set isComposing
  return event.isComposing || event.keyCode === 229 || composing || latched;
}

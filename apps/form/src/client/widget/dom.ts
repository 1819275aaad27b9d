type Attributes = Readonly<Record<string, unknown>>;
type Child = Node | string | null | false | undefined;
/** What can stand inside an element: nothing, text, an element, or a list of these. */
export type Part = Child | readonly Part[];

/**
 * Makes an element. Functions become listeners, `true` an empty attribute, nothing no attribute. Text stays text:
 * nothing here is ever read as HTML, so that pages with Trusted Types take it as well.
 */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly Part[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  Object.keys(attributes).forEach((name) => {
    const value = attributes[name];
    if (typeof value === 'function') element.addEventListener(name, value as EventListener);
    else if (value === true) element.setAttribute(name, '');
    else if (typeof value === 'string' || typeof value === 'number')
      element.setAttribute(name, String(value));
  });
  add(element, children);
  return element;
}

/** Puts children at the end. */
export function add(parent: Node, children: readonly Part[]): void {
  children.forEach((child) => {
    if (Array.isArray(child)) add(parent, child as readonly Part[]);
    else if (child)
      parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : (child as Node));
  });
}

/** Everything out, these in. */
export function fill(parent: Node, ...children: readonly Part[]): void {
  while (parent.firstChild) parent.removeChild(parent.firstChild);
  add(parent, children);
}

/** Storage may be full or forbidden, an interface absent: nothing of that stops a form. */
export function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

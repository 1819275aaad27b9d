/** How the widget stands in a page: under the text, as a button, or at the foot of the window. */
export const WIDGET_MODES = ['inline', 'button', 'bar'] as const;

export type WidgetMode = (typeof WIDGET_MODES)[number];

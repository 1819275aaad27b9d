/** The colours a site's form is drawn in, `#rrggbb`; every pair below meets WCAG 2.2 AA. */
export interface FormTheme {
  /** Buttons (white on it), chosen taps and links (on white, on the page and on the tint): 4.5:1 each. */
  readonly primary: string;
  readonly primaryHover: string;
  /** Behind a chosen tap. */
  readonly tint: string;
  /** The ring of the focus: 3:1 on white and on the page. */
  readonly focus: string;
  /** The strip on top: white and the line below it stand on it with 4.5:1. */
  readonly masthead: string;
  readonly mastheadLine: string;
}

/** A pair of colours that people have to tell apart, and how far (WCAG 1.4.3 and 1.4.11). */
export interface ColourPair {
  readonly name: string;
  readonly front: string;
  readonly back: string;
  readonly ratio: number;
}

const WHITE = '#ffffff';
/** The page behind the cards (styles.css). */
const PAGE = '#f4f6f8';
const TEXT_RATIO = 4.5;
const SHAPE_RATIO = 3;
const SATURATION = 0.7;
const LIGHTEST = 0.42;
/** Darker than this a yellow is mud: nobody would take it for the colour that was asked for. */
const DARKEST = 0.28;
const STEP = 0.005;

/**
 * The theme of one hue: the lightest colour of that hue with which text, button and focus reach AA. Null for a hue
 * that reaches it only in the dark, where it is not that colour any more (the yellows); it is refused when saved.
 * @param hue degrees, 0–359
 */
export function themeOf(hue: number): FormTheme | null {
  const tint = hsl(hue, 0.7, 0.95);
  const primary = lightest(
    hue,
    SATURATION,
    (colour) =>
      contrast(WHITE, colour) >= TEXT_RATIO &&
      contrast(colour, PAGE) >= TEXT_RATIO &&
      contrast(colour, tint) >= TEXT_RATIO,
  );
  const focus = lightest(
    hue,
    0.6,
    (colour) => contrast(colour, WHITE) >= SHAPE_RATIO && contrast(colour, PAGE) >= SHAPE_RATIO,
  );
  if (primary === null || focus === null) return null;
  const theme = {
    primary: primary.colour,
    primaryHover: hsl(hue, SATURATION, primary.lightness - 0.06),
    tint,
    focus: focus.colour,
    masthead: hsl(hue, 0.48, 0.15),
    mastheadLine: hsl(hue, 0.35, 0.85),
  };
  return themePairs(theme).every(({ front, back, ratio }) => contrast(front, back) >= ratio) ? theme : null;
}

/** Every pair a theme has to hold. */
export function themePairs(theme: FormTheme): ColourPair[] {
  const text = (name: string, front: string, back: string): ColourPair => ({
    name,
    front,
    back,
    ratio: TEXT_RATIO,
  });
  return [
    text('button', WHITE, theme.primary),
    text('button under the pointer', WHITE, theme.primaryHover),
    text('link on a card', theme.primary, WHITE),
    text('link on the page', theme.primary, PAGE),
    text('chosen tap', theme.primary, theme.tint),
    text('heading', WHITE, theme.masthead),
    text('line below the heading', theme.mastheadLine, theme.masthead),
    { name: 'focus on a card', front: theme.focus, back: WHITE, ratio: SHAPE_RATIO },
    { name: 'focus on the page', front: theme.focus, back: PAGE, ratio: SHAPE_RATIO },
  ];
}

/** The contrast of two `#rrggbb` colours, 1–21 (WCAG 2.2, "contrast ratio"). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function lightest(
  hue: number,
  saturation: number,
  holds: (colour: string) => boolean,
): { readonly colour: string; readonly lightness: number } | null {
  for (let lightness = LIGHTEST; lightness >= DARKEST; lightness -= STEP) {
    const colour = hsl(hue, saturation, lightness);
    if (holds(colour)) return { colour, lightness };
  }
  return null;
}

function hsl(hue: number, saturation: number, lightness: number): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (offset: number): string => {
    const place = (offset + hue / 30) % 12;
    const value = lightness - reach * Math.max(-1, Math.min(place - 3, 9 - place, 1));
    return Math.round(value * 255)
      .toString(16)
      .padStart(2, '0');
  };
  return `#${channel(0)}${channel(8)}${channel(4)}`;
}

function luminance(colour: string): number {
  const linear = [1, 3, 5].map((start) => {
    const value = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (linear[0] ?? 0) + 0.7152 * (linear[1] ?? 0) + 0.0722 * (linear[2] ?? 0);
}

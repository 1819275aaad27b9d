/** What stands on a poster. */
export interface PosterTexts {
  readonly heading: string;
  readonly intro: string;
  readonly scan: string;
  readonly press: string;
  readonly hotline: string | null;
  readonly hotlineLabel: string;
  readonly place: string;
}

/** The width of a phone's screen in its own pixels, and a height that one screen shows. */
const WIDTH = 750;
const HEIGHT = 1334;
const QR = 420;
const MARGIN = 60;
const FONT =
  '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif';

/**
 * Draws the picture for phones and answers it as a PNG data address. The text uses the fonts of the machine it is
 * drawn on; no server library for text in pictures is needed.
 * @throws Error when the code can't be loaded
 */
export async function drawLongPicture(texts: PosterTexts, qr: string): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const code = new Image();
  code.src = qr;
  await code.decode();
  context.fillStyle = '#14233a';
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.textAlign = 'center';
  let y = 170;
  y = write(context, texts.heading, 50, '#ffffff', y, 600);
  y = write(context, texts.intro, 32, '#c4d1e2', y + 20, 400);
  const top = Math.max(y + 40, 420);
  context.fillStyle = '#ffffff';
  context.fillRect((WIDTH - QR) / 2 - 40, top, QR + 80, QR + 80);
  context.drawImage(code, (WIDTH - QR) / 2, top + 40, QR, QR);
  y = write(context, texts.press, 36, '#ffffff', top + QR + 160, 600);
  if (texts.hotline !== null)
    y = write(context, `${texts.hotlineLabel} ${texts.hotline}`, 32, '#c4d1e2', y + 16, 400);
  write(context, texts.place, 26, '#93a6c0', HEIGHT - 60, 400);
  return canvas.toDataURL('image/png');
}

/** Writes centred lines that fit, and answers where the next may stand. */
function write(
  context: CanvasRenderingContext2D,
  text: string,
  size: number,
  colour: string,
  y: number,
  weight: 400 | 600,
): number {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  let at = y;
  for (const line of linesOf(text, (part) => context.measureText(part).width <= WIDTH - 2 * MARGIN)) {
    context.fillText(line, WIDTH / 2, at);
    at += Math.round(size * 1.4);
  }
  return at;
}

/** Breaks a text where it no longer fits; between words where it has any. */
export function linesOf(text: string, fits: (part: string) => boolean): string[] {
  const lines: string[] = [];
  let line = '';
  for (const sign of text) {
    if (fits(line + sign)) {
      line += sign;
      continue;
    }
    const gap = line.lastIndexOf(' ');
    const cut = gap > 0 && /\w/.test(sign) ? gap : line.length;
    lines.push(line.slice(0, cut).trim());
    line = (line.slice(cut) + sign).trimStart();
  }
  return [...lines, line].filter((part) => part !== '');
}

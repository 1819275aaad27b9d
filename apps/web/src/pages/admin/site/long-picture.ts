/** What stands on a poster. */
export interface PosterTexts {
  readonly heading: string;
  readonly intro: string;
  readonly scan: string;
  readonly press: string;
  readonly hotline: string | null;
  readonly hotlineLabel: string;
  readonly place: string;
  /** Under the code of a business card. */
  readonly cardScan: string;
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
  const code = await loaded(qr);
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

/** A business card: 90 × 54 mm at 300 dots an inch. */
const CARD_WIDTH = 1063;
const CARD_HEIGHT = 638;
const CARD_QR = 380;
const CARD_MARGIN = 64;

/**
 * Draws the side of a business card that carries the code, as a PNG data address for a printer's.
 * @throws Error when the code can't be loaded
 */
export async function drawBusinessCard(texts: PosterTexts, qr: string): Promise<string> {
  const canvas = document.createElement('canvas');
  canvas.width = CARD_WIDTH;
  canvas.height = CARD_HEIGHT;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  const code = await loaded(qr);
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, CARD_WIDTH, CARD_HEIGHT);
  context.fillStyle = '#14233a';
  context.fillRect(0, 0, 16, CARD_HEIGHT);
  const left = CARD_WIDTH - CARD_MARGIN - CARD_QR;
  context.drawImage(code, left, (CARD_HEIGHT - CARD_QR) / 2 - 20, CARD_QR, CARD_QR);
  const room = { x: CARD_MARGIN, width: left - CARD_MARGIN - 32 };
  context.textAlign = 'left';
  let y = write(context, texts.heading, 42, '#18212d', 150, 600, room);
  y = write(context, texts.intro, 30, '#465263', y + 8, 400, room);
  if (texts.hotline !== null) {
    y = write(context, texts.hotlineLabel, 26, '#5f6b7c', Math.max(y + 40, 390), 400, room);
    write(context, texts.hotline, 40, '#18212d', y + 12, 600, room);
  }
  write(context, texts.place, 26, '#5f6b7c', CARD_HEIGHT - CARD_MARGIN, 400, room);
  context.textAlign = 'center';
  const under = { x: left + CARD_QR / 2, width: CARD_QR + 40 };
  write(context, texts.cardScan, 24, '#465263', (CARD_HEIGHT + CARD_QR) / 2 + 20, 400, under);
  return canvas.toDataURL('image/png');
}

async function loaded(address: string): Promise<HTMLImageElement> {
  const picture = new Image();
  picture.src = address;
  await picture.decode();
  return picture;
}

/** Where lines stand: the x of their alignment, and how wide they may be (px). */
interface Room {
  readonly x: number;
  readonly width: number;
}

const CENTRE: Room = { x: WIDTH / 2, width: WIDTH - 2 * MARGIN };

/** Writes lines that fit, and answers where the next may stand. */
function write(
  context: CanvasRenderingContext2D,
  text: string,
  size: number,
  colour: string,
  y: number,
  weight: 400 | 600,
  room: Room = CENTRE,
): number {
  context.font = `${weight} ${size}px ${FONT}`;
  context.fillStyle = colour;
  let at = y;
  for (const line of linesOf(text, (part) => context.measureText(part).width <= room.width)) {
    context.fillText(line, room.x, at);
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

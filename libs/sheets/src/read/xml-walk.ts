import { SaxesParser } from 'saxes';
import { SheetFault } from './sheet-fault';

/** What a reader of a part wants to hear. Names come without their prefix. */
export interface XmlHandler {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Workbooks nest some ten elements; each further level costs memory until it is closed. */
const MAX_DEPTH = 100;

/**
 * Walks a part piece by piece. A document type is refused, so that no entity is ever expanded and nothing outside is read.
 * @throws SheetFault doctype, damaged
 */
export async function* walkXml(
  chunks: AsyncIterable<Buffer>,
  handler: XmlHandler,
): AsyncGenerator<undefined> {
  const parser = new SaxesParser({ xmlns: false, position: false });
  let fault: SheetFault | null = null;
  parser.on('doctype', () => {
    fault ??= new SheetFault('doctype');
  });
  parser.on('error', () => {
    fault ??= new SheetFault('damaged');
  });
  let depth = 0;
  parser.on('opentag', (tag) => {
    depth += 1;
    if (depth > MAX_DEPTH) fault ??= new SheetFault('damaged');
    if (fault === null) handler.open?.(localName(tag.name), tag.attributes as Record<string, string>);
  });
  parser.on('closetag', (tag) => {
    depth -= 1;
    if (fault === null) handler.close?.(localName(tag.name));
  });
  const onText = (text: string): void => {
    if (fault === null) handler.text?.(text);
  };
  parser.on('text', onText);
  parser.on('cdata', onText);
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  for await (const chunk of chunks) {
    decoder ??= new TextDecoder(encodingOf(chunk), { fatal: true });
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: true });
    } catch {
      throw new SheetFault('damaged');
    }
    parser.write(text);
    if (fault !== null) throw fault as SheetFault;
    yield;
  }
  if (decoder === null) throw new SheetFault('damaged');
  parser.close();
  if (fault !== null) throw fault as SheetFault;
  yield;
}

/** Walks a part to its end. */
export async function readXml(chunks: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
  const walk = walkXml(chunks, handler);
  while ((await walk.next()).done !== true);
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

function encodingOf(first: Buffer): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  return first[0] === 0xfe && first[1] === 0xff ? 'utf-16be' : 'utf-8';
}

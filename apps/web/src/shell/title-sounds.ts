import { useEffect, useState } from 'react';

type Reader = (text: string) => readonly string[];

/** Loaded with the first Latin letter that is typed: the readings of Chinese characters are a large table. */
let reader: Reader | null = null;

async function loadReader(): Promise<Reader> {
  const { pinyin } = await import('pinyin-pro');
  reader ??= (text) => pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive', v: true });
  return reader;
}

const known = new Map<string, string>();

/** How a title sounds, in full and by its first letters: `zhuan xiang mu` is found by `zhuanxm`… `zxm`. */
function soundsOf(title: string, read: Reader): string {
  const before = known.get(title);
  if (before !== undefined) return before;
  const syllables = read(title).map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));
  const sounds = `${syllables.join('')} ${syllables.map((syllable) => syllable.charAt(0)).join('')}`;
  known.set(title, sounds);
  return sounds;
}

/** Whether a title sounds like what was typed in Latin letters; until the readings are loaded nothing does. */
export function useSounds(wanted: string): (title: string) => boolean {
  const latin = /^[a-z]+$/.test(wanted);
  const [read, setRead] = useState<Reader | null>(() => reader);
  useEffect(() => {
    if (!latin || read !== null) return;
    let alive = true;
    // Without them the words are still found as they are written.
    loadReader().then(
      (loaded) => alive && setRead(() => loaded),
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, [latin, read]);
  return (title) => latin && read !== null && soundsOf(title, read).includes(wanted);
}

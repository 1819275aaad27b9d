const SHARES = 6;

/**
 * Who asks next gets the next sixth of the list, so that every six in a row meet all of it. A fault of one value
 * in one kind of field is met many times over; `SWEEP=all` gives everybody everything.
 */
export function turns<T>(list: readonly T[]): () => readonly T[] {
  let asked = 0;
  return () => {
    const turn = asked % SHARES;
    asked += 1;
    return process.env['SWEEP'] === 'all' ? list : list.filter((_item, index) => index % SHARES === turn);
  };
}

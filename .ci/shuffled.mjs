/** A small generator of its own, so that the order of the rows is the same every time. */
export function shuffled(rows, seed) {
  let state = seed;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  return rows
    .map((row) => [next(), row])
    .sort((a, b) => a[0] - b[0])
    .map(([, row]) => row);
}

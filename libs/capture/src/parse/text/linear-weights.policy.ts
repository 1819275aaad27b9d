const SCALE = 32;

/** Weighs features by a learned table: above 0 rather yes. */
export type Weigh = (features: readonly string[]) => number;

/**
 * The weights of a generated table.
 *
 * @param bias what nothing weighs
 * @param lines entries `feature` + backtick + weight, parted by |
 */
export function linearWeights(bias: number, lines: readonly string[]): Weigh {
  const weights: ReadonlyMap<string, number> = new Map(
    lines
      .flatMap((line) => line.split('|'))
      .map((entry) => {
        const cut = entry.lastIndexOf('`');
        return [entry.slice(0, cut), Number(entry.slice(cut + 1)) / SCALE] as const;
      }),
  );
  return (features) => {
    const known = features.map((feature) => weights.get(feature)).filter((weight) => weight !== undefined);
    return bias + known.reduce((a, b) => a + b, 0) / Math.sqrt(Math.max(1, known.length));
  };
}

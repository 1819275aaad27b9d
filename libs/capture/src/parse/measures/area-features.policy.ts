import { eachCue } from '../text/cues.policy';
import { eachNeighbour, surroundings } from '../text/surroundings.policy';
import { SQM_PER } from './area-units.policy';
import type { FoundArea } from './found-area';

/** A text with the sizes it names, in order. */
export interface AreasOfText {
  readonly text: string;
  readonly areas: readonly FoundArea[];
}

function sqm(area: FoundArea): number {
  return (area.max ?? area.min ?? 0) * SQM_PER[area.unit];
}

/** What each size is known by: what stands around it, its place among the sizes, whether it is the largest. */
export function areaFeatures({ text, areas }: AreasOfText): string[][] {
  const around = surroundings(text, areas);
  return areas.map((area, i) => {
    const found = new Set<string>();
    const take = (feature: string): void => {
      if (!/[|`\\]/.test(feature)) found.add(feature);
    };
    eachNeighbour(around, around.at[i] ?? 0, take);
    eachCue(text, area.start, area.end, take);
    const others = areas.filter((other) => other !== area && other.role === area.role);
    const order = `${i === 0 ? 'first' : ''}${i === areas.length - 1 ? 'last' : ''}`;
    take(`!${order}`);
    take(`!of${Math.min(4, areas.length)}`);
    if (others.length > 0 && others.every((other) => sqm(other) < sqm(area))) take('!largest');
    if (others.length > 0 && others.every((other) => sqm(other) > sqm(area))) take('!smallest');
    take(`!${area.unit}${area.role}`);
    if (area.existing) take('!existing');
    if (area.part) take('!part');
    if (area.min !== area.max) take('!range');
    if (/\([^()\n]{0,30}$/.test(text.slice(Math.max(0, area.start - 30), area.start))) take('!brackets');
    return [...found];
  });
}

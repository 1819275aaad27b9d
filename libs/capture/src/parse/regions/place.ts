import type { Level } from './gazetteer.policy';

/** A place where a text names it. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly level: Level;
  /** The last listed name in it. */
  readonly name: string;
  /** Named with what it is, or with what it lies in. */
  readonly explicit: boolean;
  /** How it is called, where the text does not say it in Chinese. */
  readonly written?: string;
  /** The city before it, when no table knows where it lies. */
  readonly within?: string;
  /** 蚌埠市区: the city without its counties. */
  readonly seat?: boolean;
  /** It stands where a place is expected. */
  readonly expected?: boolean;
}

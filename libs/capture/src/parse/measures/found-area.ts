import type { ParsedAreaUnit } from '../inquiry-fields';
import type { Quantity } from '../quantities/quantity.policy';

/** An area as asked for, in the unit that is kept. */
export interface FoundArea {
  readonly start: number;
  readonly end: number;
  readonly min: number | null;
  readonly max: number | null;
  readonly unit: ParsedAreaUnit;
  readonly role: 'building' | 'land';
  readonly choice: boolean;
  /** A room beside the main one: 宿舍, 办公 and so on. */
  readonly part: boolean;
  /** Said of one storey or one building. */
  readonly each: boolean;
  readonly total: boolean;
  /** Joined to the one before by a plus sign. */
  readonly summed: boolean;
  /** After a floor name: 一楼, 2F. */
  readonly floor: boolean;
  /** The words before it speak of what the firm has. */
  readonly existing: boolean;
  readonly source: Quantity;
}

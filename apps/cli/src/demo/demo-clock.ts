import { Clock } from '@luodi/platform';

/** The story's clock: it stands where the story is. */
export class DemoClock extends Clock {
  private instant = new Date();

  public now(): Date {
    return new Date(this.instant);
  }

  public set(instant: Date): void {
    this.instant = new Date(instant);
  }
}

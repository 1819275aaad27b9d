/**
 * The launcher won't or can't start, and the message says why in one sentence for a person; exit code 1.
 * An empty message: a command has said it already.
 */
export class LaunchRefusal extends Error {
  public constructor(message: string) {
    super(message);
    this.name = 'LaunchRefusal';
  }
}

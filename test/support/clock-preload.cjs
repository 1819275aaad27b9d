/**
 * Loaded before a program (`--require`): its clock stands at another time, by as many milliseconds as the file says
 * that `CLOCK_FILE` names, and goes on from there. A test that writes the file moves the clocks of all who read it.
 */
const { readFileSync } = require('node:fs');

const file = process.env.CLOCK_FILE;
const RealDate = Date;
let offset = 0;
let readAt = -Infinity;

const now = () => {
  if (performance.now() - readAt > 20) {
    readAt = performance.now();
    const text = readFileSync(file, 'utf8').trim();
    if (text !== '') offset = Number(text);
  }
  return RealDate.now() + offset;
};

globalThis.Date = class Date extends RealDate {
  constructor(...args) {
    super(...(args.length === 0 ? [now()] : args));
  }

  static now() {
    return now();
  }
};

import { errorText } from './log-lines';

describe('the lines of a child that reach the terminal', () => {
  it.each([
    ['a log record of level error', '{"level":50,"msg":"mail failed"}', false, 'mail failed'],
    ['a level by name', '{"level":"fatal","msg":"no database"}', false, 'no database'],
    ['a crash on stderr', 'Error: boom', true, 'Error: boom'],
    ['an information record', '{"level":30,"msg":"request"}', false, null],
    ['a record on stderr below error', '{"level":40,"msg":"slow"}', true, null],
    ['plain text on stdout', 'hello', false, null],
    ['an empty line on stderr', '  ', true, null],
    ['a broken record on stderr', '{"level":', true, '{"level":'],
  ])('%s', (_name, line, fromStderr, expected) => {
    expect(errorText(line, fromStderr)).toBe(expected);
  });
});

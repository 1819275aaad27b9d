import { linesOf } from './long-picture';

const fits = (part: string): boolean => part.length <= 8;

describe('linesOf', () => {
  it.each([
    ['岳塘经开区直招', ['岳塘经开区直招']],
    ['岳塘经开区产业招商厂房', ['岳塘经开区产业招', '商厂房']],
    ['rent a plant here', ['rent a', 'plant', 'here']],
    ['', []],
  ])('%j', (text, lines) => expect(linesOf(text, fits)).toEqual(lines));
});

import type { ImportKind } from '../../api/imports';
import { doubledLabel, missingLabels, sameMapping, toColumns } from './mapping';

const kind: ImportKind = {
  kind: 'leads',
  label: '线索',
  personal: true,
  needsOneOf: [['phone', 'wechat']],
  fields: [
    { key: 'phone', label: '手机号', required: false, many: false },
    { key: 'wechat', label: '微信号', required: false, many: false },
    { key: 'company', label: '公司名称', required: true, many: false },
    { key: 'message', label: '备注', required: false, many: true },
  ],
};

describe('the mapping of columns', () => {
  it('names what is still needed', () => {
    expect(missingLabels({ 0: '', 1: '' }, kind)).toEqual(['公司名称', '手机号 / 微信号']);
    expect(missingLabels({ 0: 'company', 1: 'wechat' }, kind)).toEqual([]);
  });

  it('takes a field once, unless it is made of many columns', () => {
    expect(doubledLabel({ 0: 'phone', 1: 'phone' }, kind)).toBe('手机号');
    expect(doubledLabel({ 0: 'message', 1: 'message', 2: '' }, kind)).toBeNull();
  });

  it('leaves out what is not chosen', () => {
    expect(toColumns({ 0: 'phone', 1: '', 2: 'company' })).toEqual([
      { column: 0, field: 'phone' },
      { column: 2, field: 'company' },
    ]);
    expect(sameMapping({ 0: 'phone', 1: '' }, { 0: 'phone' })).toBe(true);
  });
});

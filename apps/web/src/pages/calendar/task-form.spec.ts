import type { Task } from '../../api/agenda';
import { draftOf, faultOf, formOf, newForm, patchOf, type TaskForm } from './task-form';

const form = (part: Partial<TaskForm>): TaskForm => ({
  ...newForm('2026-11-20'),
  title: '准备方案',
  ...part,
});
const task = (part: Partial<Task>): Task =>
  ({
    title: '准备方案',
    note: null,
    dueOn: '2026-11-20',
    dueAt: null,
    remindAt: '2026-11-20T01:00:00.000Z',
    assignee: { id: 'a', name: '彭晓岚' },
    version: 1,
    ...part,
  }) as Task;

describe('the form of a task', () => {
  it.each([
    [{ title: ' ' }, 'titleNeeded'],
    [{ date: '' }, 'dateNeeded'],
    [{ time: '25:00' }, 'timeWrong'],
    [{ time: '9:30' }, null],
    [{}, null],
  ] as const)('%j lacks %s', (part, fault) => {
    expect(faultOf(form(part))).toBe(fault);
  });

  it('sends a day without a time, a time with its reminder', () => {
    expect(draftOf(form({}))).toEqual({ title: '准备方案', dueOn: '2026-11-20' });
    expect(draftOf(form({ time: '1530', remind: '60', assigneeId: 'b', note: ' 带图 ' }))).toEqual({
      title: '准备方案',
      note: '带图',
      dueAt: '2026-11-20T07:30:00.000Z',
      remindAt: '2026-11-20T06:30:00.000Z',
      assigneeId: 'b',
    });
    expect(draftOf(form({ remind: 'none' })).remindAt).toBeNull();
  });

  it.each([
    [{}, 'default'],
    [{ remindAt: null }, 'none'],
    [{ remindAt: '2026-11-19T01:00:00.000Z' }, 'keep'],
    [{ dueAt: '2026-11-20T07:30:00.000Z', remindAt: '2026-11-20T07:15:00.000Z' }, '15'],
    [{ dueAt: '2026-11-20T07:30:00.000Z', remindAt: '2026-11-20T07:29:00.000Z' }, 'keep'],
  ] as const)('reads the reminder of %j as %s', (part, remind) => {
    expect(formOf(task(part)).remind).toBe(remind);
  });

  it('changes nothing when nothing was changed', () => {
    const known = task({ dueAt: '2026-11-20T07:30:00.000Z', remindAt: '2026-11-20T07:30:00.000Z' });
    expect(patchOf(formOf(known), known)).toEqual({
      title: '准备方案',
      note: '',
      dueAt: '2026-11-20T07:30:00.000Z',
      remindAt: '2026-11-20T07:30:00.000Z',
    });
  });
});

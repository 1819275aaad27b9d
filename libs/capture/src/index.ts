export * from './form-pages';
export { NEED_TYPES, type NeedType } from './need-types';

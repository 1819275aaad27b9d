export { EXPORT_FINISHED } from './exports/export.events';
export { ReportingModule } from './reporting.module';

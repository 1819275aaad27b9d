export { ExportFileService } from './exports/export-file.service';
export { readExportFilter } from './exports/export-filter';
export { EXPORT_FORMATS, EXPORT_KINDS, type ExportFormat, type ExportKind } from './exports/export.dto';
export { EXPORT_FINISHED } from './exports/export.events';
export { ReportingModule } from './reporting.module';

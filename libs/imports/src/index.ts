export { ImportKinds } from './import-kind';
export type {
  ImportField,
  ImportKind,
  ImportOrder,
  ImportPurpose,
  ImportRow,
  ImportRun,
  ImportedItem,
  RowCheck,
  RowFault,
  RowOutcome,
} from './import-kind';
export { FaultsFileService } from './faults-file.service';
export { ImportWorkService } from './work/import-work.service';
export { ImportService } from './import.service';
export { ImportStorage } from './files/import-storage';
export { DUPLICATE_POLICIES, SOURCE_KINDS, ASSIGN_MODES, isWorking } from './import-values.policy';
export { ImportsModule } from './imports.module';

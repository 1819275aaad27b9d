import { Module } from '@nestjs/common';
import { IdentityModule } from '@luodi/identity';
import { PersonDataRegistry, registerErrors, registerMessages } from '@luodi/platform';
import { FaultsFileService } from './faults-file.service';
import { ImportStorage } from './files/import-storage';
import { PersonInFilesService } from './files/person-in-files.service';
import { ReadUploadService } from './files/read-upload.service';
import { ImportKinds } from './import-kind';
import { ImportLimits } from './import-limits';
import { ImportController } from './import.controller';
import { IMPORT_ERRORS } from './import.errors';
import { ImportService } from './import.service';
import { ImportTask } from './import.task';
import { EN } from './messages/en';
import { ZH_CN } from './messages/zh-cn';
import { IMPORTS_PERSON_DATA } from './person-tables';
import { BatchService } from './work/batch.service';
import { ExpireImportsService } from './work/expire-imports.service';
import { ImportWorkService } from './work/import-work.service';

registerErrors(IMPORT_ERRORS);
registerMessages({ 'zh-CN': ZH_CN, en: EN });

/** Files into records: reading, mapping, checking, writing in batches, taking back. Kinds register themselves. */
@Module({
  imports: [IdentityModule],
  controllers: [ImportController],
  providers: [
    BatchService,
    ExpireImportsService,
    FaultsFileService,
    ImportKinds,
    ImportLimits,
    ImportService,
    ImportStorage,
    ImportTask,
    ImportWorkService,
    PersonInFilesService,
    ReadUploadService,
  ],
  exports: [FaultsFileService, ImportKinds, ImportService, ImportStorage, ImportWorkService],
})
export class ImportsModule {
  public constructor(registry: PersonDataRegistry, people: PersonInFilesService) {
    registry.register({ ...IMPORTS_PERSON_DATA, lookInto: (tx, person) => people.find(tx, person) });
  }
}

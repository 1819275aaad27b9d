import { backupCommand } from './backup/backup.command';
import { restoreCommand } from './backup/restore.command';
import type { Command } from './command';
import { demoCommand } from './demo/demo.command';
import { doctorCommand } from './doctor.command';
import { exportCommand } from './export.command';
import { importCommand } from './import.command';
import { migrateCommand } from './migrate.command';
import { openApiCommand } from './openapi.command';
import { starterCommand } from './starter.command';
import { userCreateCommand, userResetPasswordCommand } from './user.commands';

/** Every command of `npm run cli`. */
export const COMMANDS: readonly Command[] = [
  migrateCommand,
  starterCommand,
  demoCommand,
  userCreateCommand,
  userResetPasswordCommand,
  exportCommand,
  importCommand,
  backupCommand,
  restoreCommand,
  doctorCommand,
  openApiCommand,
];

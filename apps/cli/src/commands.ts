import type { Command } from './command';
import { demoCommand } from './demo/demo.command';
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
  openApiCommand,
];

import type { Command } from './command';

/** A command by name. Its code is read when it is called: most of them start the whole application. */
export interface CommandEntry {
  readonly name: string;
  readonly summary: string;
  load(): Promise<Command>;
}

/** Every command of `npm run cli`. */
export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'migrate',
    summary: 'bring the database to this version',
    load: async () => (await import('./migrate.command.js')).migrateCommand,
  },
  {
    name: 'starter',
    summary: 'create the starter workspace in an empty database',
    load: async () => (await import('./starter.command.js')).starterCommand,
  },
  {
    name: 'demo',
    summary: 'fill an empty database with the demo workspace',
    load: async () => (await import('./demo/demo.command.js')).demoCommand,
  },
  {
    name: 'user:create',
    summary: 'add a user',
    load: async () => (await import('./user.commands.js')).userCreateCommand,
  },
  {
    name: 'user:reset-password',
    summary: 'give a user a new password',
    load: async () => (await import('./user.commands.js')).userResetPasswordCommand,
  },
  {
    name: 'export',
    summary: 'write leads, deals, activities or a report to a file',
    load: async () => (await import('./export.command.js')).exportCommand,
  },
  {
    name: 'import',
    summary: 'import a table of leads, companies or follow-ups',
    load: async () => (await import('./import.command.js')).importCommand,
  },
  {
    name: 'supply:move',
    summary: 'turn leads that offer premises into supply offers',
    load: async () => (await import('./supply-move.command.js')).supplyMoveCommand,
  },
  {
    name: 'backup',
    summary: 'write a consistent snapshot of the workspace',
    load: async () => (await import('./backup/backup.command.js')).backupCommand,
  },
  {
    name: 'restore',
    summary: 'read a backup into an empty database',
    load: async () => (await import('./backup/restore.command.js')).restoreCommand,
  },
  {
    name: 'doctor',
    summary: 'check the workspace for what must hold',
    load: async () => (await import('./doctor.command.js')).doctorCommand,
  },
  {
    name: 'openapi',
    summary: 'print the OpenAPI 3.1 document',
    load: async () => (await import('./openapi.command.js')).openApiCommand,
  },
];

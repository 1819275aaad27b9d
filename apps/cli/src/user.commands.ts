import { DataSource } from 'typeorm';
import { PasswordService, ROLES, UserService, insertUser, type Role } from '@luodi/identity';
import { isUniqueViolation } from '@luodi/platform';
import { CommandError, readOptions, withApplication, withDatabase, type Command } from './command';

const CREATE_USAGE = `npm run cli -- user:create --username NAME --name "DISPLAY NAME" --role ${ROLES.join('|')} [--password PASSWORD]

Adds a user. Without --password a random one is made and printed once.`;

export const userCreateCommand: Command = {
  usage: CREATE_USAGE,
  async run(args, config) {
    const options = readOptions(
      args,
      {
        username: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        password: { type: 'string' },
      },
      CREATE_USAGE,
    );
    const username = text(options.username, 'username');
    const name = text(options.name, 'name');
    const role = roleOf(text(options.role, 'role'));
    if (!/^[a-z0-9][a-z0-9._-]{1,49}$/.test(username)) {
      throw new CommandError('--username takes 2 to 50 lower-case letters, digits, dots and dashes.', 2);
    }
    if (name.length > 50) throw new CommandError('--name takes at most 50 characters.', 2);
    const given = typeof options.password === 'string' ? checkPassword(options.password) : null;
    const password = await withDatabase(config, async (dataSource) => {
      const passwords = new PasswordService();
      const chosen = given ?? passwords.generate();
      const hash = await passwords.hash(chosen);
      try {
        await dataSource.transaction((tx) =>
          insertUser(tx, { username, name, role, mustChangePassword: given === null }, hash),
        );
      } catch (error) {
        if (isUniqueViolation(error, 'users_username_key'))
          throw new CommandError(`The user name ${username} is taken.`);
        throw error;
      }
      return chosen;
    });
    process.stdout.write(given === null ? `${username} ${password}\n` : `${username}\n`);
    return 0;
  },
};

const RESET_USAGE = `npm run cli -- user:reset-password --username NAME [--password PASSWORD]

Sets a new password and ends all sessions of the user. Without --password a random one is made, printed once,
and must be changed at the next sign-in.`;

export const userResetPasswordCommand: Command = {
  usage: RESET_USAGE,
  async run(args, config) {
    const options = readOptions(
      args,
      { username: { type: 'string' }, password: { type: 'string' } },
      RESET_USAGE,
    );
    const username = text(options.username, 'username');
    const given = typeof options.password === 'string' ? checkPassword(options.password) : null;
    const password = await withApplication(config, async (app) => {
      const rows: { id: string }[] = await app
        .get(DataSource)
        .query('SELECT id FROM users WHERE username = $1', [username.toLowerCase()]);
      const user = rows[0];
      if (user === undefined) throw new CommandError(`There is no user ${username}.`);
      const users = app.get(UserService);
      if (given === null) return users.resetPassword(null, user.id);
      await users.setPassword(null, user.id, given, false);
      return given;
    });
    process.stdout.write(given === null ? `${username} ${password}\n` : `${username}\n`);
    return 0;
  },
};

function text(value: string | boolean | undefined, name: string): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim();
  throw new CommandError(`--${name} is needed; see --help.`, 2);
}

function roleOf(value: string): Role {
  const role = ROLES.find((candidate) => candidate === value);
  if (role === undefined) throw new CommandError(`--role must be one of ${ROLES.join(', ')}.`, 2);
  return role;
}

function checkPassword(password: string): string {
  if (password.length < 8 || password.length > 128)
    throw new CommandError('A password has 8 to 128 characters.', 2);
  return password;
}

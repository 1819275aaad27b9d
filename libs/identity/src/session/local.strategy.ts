import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { LoginService } from './login.service';

/** passport-local: the form's user name and password. */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  public constructor(private readonly logins: LoginService) {
    super({ usernameField: 'username', passwordField: 'password' });
  }

  /** passport keeps what this answers as the session's user: the id alone. */
  public async validate(username: string, password: string): Promise<string> {
    return this.logins.verify(username, password);
  }
}

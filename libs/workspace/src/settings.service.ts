import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Settings, fieldError, validationFailed, writeAudit } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { SETTINGS, faultOf, type SettingDefinition, type SettingKey } from './settings.policy';

/** Reads and writes the settings of the closed list. */
@Injectable()
export class SettingsService {
  public constructor(
    private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /** Every setting with its value or default. */
  public async all(): Promise<Record<string, unknown>> {
    const entries = await Promise.all(
      SETTINGS.map(
        async (setting) =>
          [setting.key, await this.settings.get<unknown>(setting.key, setting.fallback)] as const,
      ),
    );
    return Object.fromEntries(entries);
  }

  /** @throws DomainError validation_failed when the value is out of the setting's bounds */
  public async update(actor: Actor, key: SettingKey, value: unknown): Promise<Record<string, unknown>> {
    const definition: SettingDefinition | undefined = SETTINGS.find((setting) => setting.key === key);
    if (definition === undefined) throw validationFailed([fieldError('key', 'isIn')]);
    const fault = faultOf(definition, value);
    if (fault !== null) {
      const limit = fault === 'min' ? definition.min : definition.max;
      throw validationFailed([fieldError('value', fault, { limit })]);
    }
    await this.dataSource.transaction(async (tx) => {
      await this.settings.set(tx, key, value);
      await writeAudit(tx, {
        actorId: actor.id,
        actorRole: actor.role,
        action: 'settings.updated',
        objectType: 'setting',
        objectId: null,
        data: { key },
      });
    });
    return { ...(await this.all()), [key]: value };
  }
}

import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { assertNever, fieldError, forbidden, validationFailed } from '@luodi/platform';
import type { Actor } from '@luodi/identity';
import { ReportQuery } from '../reports/report.dto';
import { ActivityExportFilter, DealExportFilter, LeadExportFilter } from './export-filter.dto';
import type { ExportKind } from './export.dto';

type FilterClass = new () => object;

function filterClass(kind: ExportKind): FilterClass {
  switch (kind) {
    case 'leads':
      return LeadExportFilter;
    case 'deals':
      return DealExportFilter;
    case 'activities':
      return ActivityExportFilter;
    case 'report:funnel':
    case 'report:sources':
    case 'report:agents':
    case 'report:sla':
    case 'report:pool':
    case 'report:fairness':
      return ReportQuery;
    default:
      return assertNever(kind);
  }
}

/**
 * The filter of an export, checked as the list's query would be.
 * @throws DomainError validation_failed with paths under `filter.`; forbidden for an agent who asks for `team` or `all`
 */
export function readExportFilter(
  actor: Actor,
  kind: ExportKind,
  filter: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const instance = plainToInstance(filterClass(kind), filter);
  const faults = validateSync(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
  });
  if (faults.length > 0) throw validationFailed(faults.flatMap(toFieldErrors));
  if (
    instance instanceof LeadExportFilter &&
    actor.role === 'agent' &&
    (instance.view === 'team' || instance.view === 'all')
  ) {
    throw forbidden();
  }
  return { ...instance };
}

/** A stored filter in its typed form; it was checked when the export was asked for. */
export function storedFilter<T extends object>(
  type: new () => T,
  filter: Readonly<Record<string, unknown>>,
): T {
  return plainToInstance(type, filter);
}

function toFieldErrors(error: ValidationError): ReturnType<typeof fieldError>[] {
  return Object.keys(error.constraints ?? { invalid: '' }).map((code) =>
    fieldError(`filter.${error.property}`, code),
  );
}

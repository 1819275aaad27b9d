import { formatNumber } from '../../format';

const MEGABYTE = 1024 * 1024;

/** Bytes as people read them: 820 KB, 12.5 MB. */
export function fileSize(bytes: number): string {
  if (bytes < MEGABYTE) return `${formatNumber(Math.max(1, Math.ceil(bytes / 1024)))} KB`;
  return `${formatNumber(bytes / MEGABYTE, 1)} MB`;
}

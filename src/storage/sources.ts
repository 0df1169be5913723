import { AppError } from '../errors.ts';
import { download, type DownloadLimits } from './download.ts';
import { sourceDatabase, type SourceDatabase } from './source-database.ts';

/** What lies outside and is read: the user's databases, and files at URLs. */
export interface Sources {
  /**
   * The database that a variable of the environment names; the default one for null.
   * @throws AppError SOURCE_UNKNOWN
   */
  database(variable: string | null): SourceDatabase;
  /** Fetches a file to a path. @throws AppError URL_NOT_ALLOWED, URL_UNREACHABLE, FILE_TOO_LARGE */
  download(url: string, path: string, signal: AbortSignal): Promise<void>;
}

/** @param named the URLs of further databases, by the variables of the environment that hold them */
export function openSources(
  defaultUrl: string,
  named: ReadonlyMap<string, string>,
  limits: DownloadLimits,
): Sources {
  return {
    download: async (url, path, signal) => await download(url, path, limits, signal),
    database(variable) {
      if (variable === null) return sourceDatabase(defaultUrl, null);
      const url = named.get(variable);
      if (url !== undefined) return sourceDatabase(url, variable);
      const known = [...named.keys()].sort();
      throw new AppError('SOURCE_UNKNOWN', `The environment names no source database ${variable}.`, {
        field: 'database',
        value: variable,
        expected:
          known.length > 0 ? `one of ${known.join(', ')}` : 'a variable SOURCE_…_URL, of which none is set',
      });
    },
  };
}

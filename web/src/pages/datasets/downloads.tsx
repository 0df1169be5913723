import { useLanguage } from '../../i18n/language.tsx';

const NAMES: Record<string, string> = { csv: 'CSV', jsonl: 'JSON Lines', parquet: 'Parquet' };

/** A table as files. */
export function Downloads({ downloads }: { downloads: readonly { format: string; path: string }[] }) {
  const { t } = useLanguage();
  return (
    <p className="downloads">
      {t.datasets.download}:{' '}
      {downloads.map(({ format, path }) => (
        <a key={format} href={path} download>
          {NAMES[format] ?? format}
        </a>
      ))}
    </p>
  );
}

import { Link } from 'wouter';
import { useTabs } from '../../components/tabs.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { NewFromFile } from './new-from-file.tsx';
import { NewFromQuery } from './new-from-query.tsx';

/** A new dataset, of a file or of a query. */
export function NewDataset() {
  const { t } = useLanguage();
  const { tab, bar } = useTabs(
    t.datasets.create.title,
    [
      ['file', t.datasets.create.fromFile],
      ['query', t.datasets.create.fromQuery],
    ] as const,
    'from',
  );
  return (
    <>
      <nav aria-label={t.datasets.path}>
        <Link href="/datasets">{t.datasets.title}</Link>
      </nav>
      <h1>{t.datasets.create.title}</h1>
      {bar}
      {tab === 'file' ? <NewFromFile /> : <NewFromQuery />}
    </>
  );
}

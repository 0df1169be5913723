import { useState, type SubmitEvent } from 'react';
import { useClient, type CombinedError } from 'urql';
import { Field } from '../../components/field.tsx';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DeclarationForm } from './declaration-form.tsx';
import { guessDeclaration, type SourceColumn } from './declaration.ts';

const COLUMNS = graphql(`
  query QueryColumns($query: String!, $database: String) {
    sourceColumns(query: $query, database: $database) {
      name
      type
    }
  }
`);

interface Described {
  source: { query: string; database?: string };
  columns: readonly SourceColumn[];
}

/** A query on a source database is described, and said what it means. */
export function NewFromQuery() {
  const { t } = useLanguage();
  const client = useClient();
  const [query, setQuery] = useState('');
  const [database, setDatabase] = useState('');
  const [described, setDescribed] = useState<Described | null>(null);
  const [error, setError] = useState<CombinedError>();
  const words = t.datasets.create;
  const describe = async (event: SubmitEvent) => {
    event.preventDefault();
    const source = { query, ...(database.trim() && { database: database.trim() }) };
    const result = await client.query(COLUMNS, source, { requestPolicy: 'network-only' }).toPromise();
    setError(result.error);
    setDescribed(result.data ? { source, columns: result.data.sourceColumns } : null);
  };
  return (
    <>
      <form className="card stack upload" onSubmit={(event) => void describe(event)}>
        <h2>{words.fromQuery}</h2>
        <Field name={words.query} hint={words.queryHint}>
          <textarea
            className="code"
            required
            rows={5}
            spellCheck={false}
            value={query}
            onChange={({ target }) => setQuery(target.value)}
          />
        </Field>
        <Field name={words.database} hint={words.databaseHint}>
          <input
            value={database}
            placeholder="SOURCE_…_URL"
            onChange={({ target }) => setDatabase(target.value)}
          />
        </Field>
        {error && <ErrorNote error={error} />}
        <div className="toolbar">
          <button type="submit" className={described ? undefined : 'primary'}>
            {words.describe}
          </button>
        </div>
      </form>
      {described && (
        <DeclarationForm
          key={JSON.stringify(described)}
          columns={described.columns}
          guess={guessDeclaration(described.columns, '')}
          source={described.source}
        />
      )}
    </>
  );
}

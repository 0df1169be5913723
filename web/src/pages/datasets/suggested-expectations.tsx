import { useState } from 'react';
import { useMutation, useQuery } from 'urql';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { expectationWords } from './expectation-words.ts';
import type { DatasetPage, Version } from './use-dataset.ts';

const SUGGEST = graphql(`
  query SuggestExpectations($dataset: String!, $version: Int!) {
    suggestExpectations(dataset: $dataset, version: $version) {
      kind
      severity
      column
      columns
      type
      min
      max
      values
      why
    }
  }
`);

const SET = graphql(`
  mutation SetExpectations($input: SetExpectationsInput!) {
    setExpectations(input: $input) {
      id
      suiteRevision
    }
  }
`);

/** Where a dataset has no expectations yet: those that the version fulfils, to begin with. */
export function SuggestedExpectations({ page, version }: { page: DatasetPage; version: Version }) {
  const { t, number } = useLanguage();
  const { may } = useViewer();
  const dataset = page.dataset.name;
  const [{ data, error, fetching }] = useQuery({
    query: SUGGEST,
    variables: { dataset, version: version.number },
  });
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [{ error: refused, fetching: isSetting }, set] = useMutation(SET);
  const suggested = data?.suggestExpectations ?? [];
  const use = async () => {
    const expectations = suggested
      .filter((_, at) => !left.has(at))
      // What the cache adds to each object is no field of the input.
      .map(({ kind, severity, column, columns, type, min, max, values, why }) => {
        return { kind, severity, column, columns, type, min, max, values, why };
      });
    const result = await set({ input: { dataset, expectations } });
    if (!result.error) page.reload();
  };
  const toggle = (at: number) =>
    setLeft((before) =>
      before.has(at) ? new Set([...before].filter((each) => each !== at)) : new Set([...before, at]),
    );
  if (error) return <ErrorNote error={error} />;
  if (fetching && !data) return <Loading />;
  return (
    <>
      <Empty title={t.datasets.validation.noSuite}>
        <p>{t.datasets.validation.noSuiteHint}</p>
      </Empty>
      {suggested.length > 0 && (
        <section className="card suggestions">
          <h2>{t.datasets.validation.suggested(version.number)}</h2>
          <ul className="results">
            {suggested.map((expectation, at) => {
              const words = expectationWords(expectation, t.datasets.validation.kinds, number);
              return (
                <li key={words}>
                  <label>
                    <input
                      type="checkbox"
                      disabled={!may('OPERATOR')}
                      checked={!left.has(at)}
                      onChange={() => toggle(at)}
                    />{' '}
                    {words}
                  </label>
                  {expectation.why && <p className="muted">{expectation.why}</p>}
                </li>
              );
            })}
          </ul>
          {refused && <ErrorNote error={refused} />}
          {may('OPERATOR') && (
            <button
              type="button"
              className="primary"
              disabled={isSetting || left.size === suggested.length}
              onClick={() => void use()}
            >
              {t.datasets.validation.useThese}
            </button>
          )}
        </section>
      )}
    </>
  );
}

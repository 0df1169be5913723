import { Badge } from '../../components/badge.tsx';
import { useLanguage, type Messages } from '../../i18n/language.tsx';
import { expectationWords } from './expectation-words.ts';
import type { Speech } from './shown.ts';
import type { Report } from './validation-tab.tsx';

type Result = Report['results'][number];

/** What became of each expectation, those that failed first and with the rows that failed them. */
export function ExpectationResults({ results }: { results: readonly Result[] }) {
  const failed = results.filter(({ passed }) => !passed);
  const passed = results.filter((result) => result.passed);
  return (
    <ul className="results">
      {[...failed, ...passed].map((result) => {
        const words = JSON.stringify(result.expectation);
        return <ResultItem key={words} result={result} />;
      })}
    </ul>
  );
}

function ResultItem({ result }: { result: Result }) {
  const { t, number } = useLanguage();
  const { expectation, passed, failingRows, examples } = result;
  const isWarning = expectation.severity === 'WARN';
  const words = t.datasets.validation;
  const finding = findingWords(result, words, number);
  return (
    <li>
      <p>
        <Badge tone={passed ? 'good' : isWarning ? 'warn' : 'bad'}>
          {passed ? words.passed : isWarning ? words.warns : words.blocks}
        </Badge>{' '}
        <strong>{expectationWords(expectation, words.kinds, number)}</strong>
      </p>
      {finding && <p className="muted">{finding}</p>}
      {expectation.why && <p className="muted">{expectation.why}</p>}
      {examples.length > 0 && (
        <section className="scroll" tabIndex={0} aria-label={words.failingRows}>
          <table>
            <caption>
              {words.examples(number(examples.length), number(failingRows ?? examples.length))}
            </caption>
            <thead>
              <tr>
                <th>{t.datasets.create.key}</th>
                <th>{words.value}</th>
              </tr>
            </thead>
            <tbody>
              {examples.map(({ key, value }) => (
                <tr key={key}>
                  <td>{key}</td>
                  <td>{value ?? <span className="muted">null</span>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </li>
  );
}

/** What was found, from the figures; in the words of the server where there are none, as for a column that is gone. */
function findingWords(
  { passed, failingRows, failingShare, observed, message }: Result,
  words: Messages['datasets']['validation'],
  number: Speech['number'],
): string | null {
  const isOfRows = typeof failingRows === 'number' && typeof failingShare === 'number';
  if (isOfRows) return passed ? null : words.failed(number(failingRows), number(failingShare * 100, 2));
  return observed ? words.found(observed) : message;
}

import { useLanguage } from '../../i18n/language.tsx';
import type { Delivery } from './documents.ts';

/** Every attempt of a delivery, and what was told. */
export function DeliveryDetail({ delivery: { event, attempts } }: { delivery: Delivery }) {
  const { t, time, number } = useLanguage();
  const words = t.access.delivery;
  const title = words.detail(t.access.event[event.kind]);
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {attempts.length === 0 ? (
        <p className="muted">{words.noAttempt}</p>
      ) : (
        <section className="scroll" aria-label={words.attempts} tabIndex={0}>
          <table>
            <thead>
              <tr>
                <th className="number">{words.number}</th>
                <th>{words.began}</th>
                <th className="number">{words.latency}</th>
                <th className="number">{words.status}</th>
                <th>{words.answer}</th>
              </tr>
            </thead>
            <tbody>
              {attempts.map((attempt) => (
                <tr key={attempt.number}>
                  <td className="number">{attempt.number}</td>
                  <td>{time(attempt.startedAt)}</td>
                  <td className="number">
                    {typeof attempt.latencyMs === 'number' ? `${number(attempt.latencyMs)} ms` : '–'}
                  </td>
                  <td className="number">{attempt.status ?? '–'}</td>
                  <td>
                    {!attempt.finishedAt && <p>{words.underWay}</p>}
                    {attempt.errorCode && (
                      <p>
                        <code>{attempt.errorCode}</code> {attempt.errorMessage}
                      </p>
                    )}
                    {attempt.response}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      <h3>{words.facts}</h3>
      <pre>{JSON.stringify(event.facts, null, 2)}</pre>
    </section>
  );
}

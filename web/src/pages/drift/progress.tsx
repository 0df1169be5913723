import { useEffect, useEffectEvent } from 'react';
import { useMutation } from 'urql';
import { useEvents } from '../../api/use-events.ts';
import { ErrorNote } from '../../components/notes.tsx';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { CANCEL_REPORT, JOB_EVENTS } from './documents.ts';

const LAST = ['SUCCEEDED', 'FAILED', 'CANCELLED'];

/** How far a report is, live, and its way out. */
export function ReportProgress({ job, onEnd }: { job: string; onEnd: () => void }) {
  const { t, number } = useLanguage();
  const viewer = useViewer();
  const { events, error } = useEvents(JOB_EVENTS, { id: job }, ({ jobProgress }) => jobProgress);
  const [{ error: refused, fetching }, cancel] = useMutation(CANCEL_REPORT);
  const newest = events.at(-1);
  const hasEnded = newest !== undefined && LAST.includes(newest.kind);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (hasEnded) end();
  }, [hasEnded]);
  const wrong = refused ?? error;
  return (
    <>
      <div className="toolbar">
        <progress aria-label={t.drift.progress} value={newest?.fraction ?? 0} />
        <span role="status">{number(100 * (newest?.fraction ?? 0), 0)} %</span>
        {viewer.may('OPERATOR') && (
          <button type="button" disabled={fetching} onClick={() => void cancel({ id: job })}>
            {t.drift.cancel}
          </button>
        )}
      </div>
      {wrong && <ErrorNote error={wrong} />}
    </>
  );
}

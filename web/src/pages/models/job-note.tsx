import { useQuery } from 'urql';
import { useEvents } from '../../api/use-events.ts';
import { ErrorNote } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import { useLanguage } from '../../i18n/language.tsx';

const PROGRESS = graphql(`
  subscription AliasJobProgress($jobId: ID!) {
    jobProgress(jobId: $jobId) {
      number
      kind
      fraction
      message
    }
  }
`);

const JOB = graphql(`
  query AliasJob($id: ID!) {
    job(id: $id) {
      id
      aliasMove {
        number
      }
      error {
        code
        message
      }
    }
  }
`);

/** A job that moves an alias, and what it is called. */
export interface FollowedJob {
  id: string;
  title: string;
}

/** Says live how a job gets on, and how it ended. */
export function JobNote({ job }: { job: FollowedJob }) {
  const { t } = useLanguage();
  const { events, error } = useEvents(PROGRESS, { jobId: job.id }, ({ jobProgress }) => jobProgress);
  const last = events.at(-1);
  const hasEnded = last !== undefined && ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(last.kind);
  const [{ data }] = useQuery({ query: JOB, variables: { id: job.id }, pause: !hasEnded });
  if (error) return <ErrorNote error={error} />;
  const failed = data?.job?.error;
  return (
    <div className={failed ? 'note error' : 'note'} role={failed ? 'alert' : 'status'}>
      <strong>{job.title}</strong>
      {!hasEnded && <progress aria-label={job.title} max={1} value={last?.fraction ?? 0} />}
      {!hasEnded && last && <p lang="en">{last.message}</p>}
      {failed && (
        <>
          <p lang="en">{failed.message}</p>
          <code>{failed.code}</code>
        </>
      )}
      {data?.job && !failed && <p>{data.job.aliasMove ? t.models.job.done : t.models.job.unmoved}</p>}
    </div>
  );
}

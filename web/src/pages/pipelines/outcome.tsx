import { Badge, type Tone } from '../../components/badge.tsx';
import type { PipelineOutcome } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import type { ListedRun } from './documents.ts';

const TONES: Record<PipelineOutcome, Tone> = {
  PROMOTED: 'good',
  NOT_PROMOTED: 'warn',
  NOT_TRAINED: 'plain',
  BLOCKED: 'bad',
  FAILED: 'bad',
  CANCELLED: 'plain',
  COALESCED: 'plain',
  COOLED_DOWN: 'plain',
};

/** What came of a firing, or how it stands. */
export function OutcomeBadge({
  run: { outcome, startedAt },
}: {
  run: Pick<ListedRun, 'outcome' | 'startedAt'>;
}) {
  const { t } = useLanguage();
  if (outcome) return <Badge tone={TONES[outcome]}>{t.pipelines.outcomes[outcome]}</Badge>;
  return <Badge tone="warn">{startedAt ? t.pipelines.atWork : t.pipelines.waits}</Badge>;
}

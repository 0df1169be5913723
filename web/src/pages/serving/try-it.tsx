import { useState } from 'react';
import { useClient, useQuery, type CombinedError } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import { graphql } from '../../gql/gql.ts';
import type { PredictAndExplainQuery, SignatureQuery } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { useViewer } from '../../session.tsx';
import { Answer } from './answer.tsx';
import { FeatureForm } from './feature-form.tsx';

const SIGNATURE = graphql(`
  query Signature($model: String!, $alias: String!) {
    model(name: $model) {
      id
      alias(name: $alias) {
        version {
          id
          name
          signature {
            name
            unit
            missing
          }
          datasetVersion {
            profile(first: 100) {
              edges {
                node {
                  name
                  min
                  max
                  quantiles {
                    probability
                    value
                  }
                }
              }
            }
          }
        }
      }
    }
  }
`);

const PREDICT = graphql(`
  query PredictAndExplain($model: String!, $alias: String!, $features: FeatureValues!, $id: String) {
    predictCluster(model: $model, alias: $alias, features: $features, id: $id) {
      id
      predictionId
      cluster
      clusterLabel
      confidence
      distanceToCenter
      modelVersion
      warnings {
        column
        message
      }
      lineage {
        id
        clusters {
          id
          label
        }
      }
      explanation {
        outOfDistribution
        distanceLimit
        features {
          feature
          share
          change {
            to
            cluster
          }
        }
        runnerUp {
          cluster
          distance
        }
        smallestChange {
          feature
          from
          to
          cluster
        }
      }
    }
  }
`);

export type Prediction = PredictAndExplainQuery['predictCluster'];
export type SignedVersion = NonNullable<NonNullable<SignatureQuery['model']>['alias']>['version'];

/** What was asked, and what came of it. */
interface Asked {
  features: Record<string, number>;
  prediction?: Prediction;
  error?: CombinedError;
}

/** Asks a model about one row, by hand, and shows why it answers so. */
export function TryIt({ model, aliases }: { model: string; aliases: readonly string[] }) {
  const { t } = useLanguage();
  const { may } = useViewer();
  const client = useClient();
  const [alias, setAlias] = useQueryParam(
    'alias',
    aliases.includes('Production') ? 'Production' : aliases[0],
  );
  const [asked, setAsked] = useState<Asked | null>(null);
  const [{ data, error }, again] = useQuery({ query: SIGNATURE, variables: { model, alias } });
  if (!may('PREDICTOR')) return <Empty title={t.serving.try.notAllowed} />;
  if (error && !data) return <ErrorNote error={error} retry={again} />;
  if (!data) return <Loading />;
  const version = data.model?.alias?.version;
  if (!version) return <Empty title={t.serving.try.noAlias} />;
  const ask = async (features: Record<string, number>, id: string | null) => {
    const answer = await client
      .query(PREDICT, { model, alias, features, id }, { requestPolicy: 'network-only' })
      .toPromise();
    setAsked({ features, prediction: answer.data?.predictCluster, error: answer.error });
  };
  return (
    <div className="grid try">
      <section className="card">
        <h2>{t.serving.try.title}</h2>
        <Choice
          name={t.serving.alias}
          value={alias}
          options={aliases.map((name) => [name, name] as const)}
          onChange={(name) => {
            setAlias(name);
            setAsked(null);
          }}
        />
        <FeatureForm key={version.id} version={version} onAsk={ask} />
      </section>
      <section className="card" aria-live="polite">
        <h2>{t.serving.answer.title}</h2>
        {!asked && <p className="muted">{t.serving.answer.hint}</p>}
        {asked?.error && <ErrorNote error={asked.error} />}
        {asked?.prediction && (
          <Answer model={model} features={asked.features} prediction={asked.prediction} />
        )}
      </section>
    </div>
  );
}

import { useEffect, useEffectEvent, useState } from 'react';
import { useMutation, type CombinedError } from 'urql';
import { useQueryParam } from '../../api/query-param.ts';
import { useAllPages } from '../../api/use-all-pages.ts';
import { DataTable } from '../../components/data-table.tsx';
import { Choice } from '../../components/field.tsx';
import { Empty, ErrorNote, Loading } from '../../components/notes.tsx';
import type { NotificationDeliveryState } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { DeliveryDetail } from './delivery-detail.tsx';
import { deliveryColumns } from './delivery-columns.tsx';
import { DELIVERIES, ENDPOINTS, REPLAY } from './documents.ts';
import { placeOf } from './endpoints.tsx';

const MOST_DELIVERIES = 500;
const LOOK_AGAIN_MS = 1500;
const STATES: readonly NotificationDeliveryState[] = ['PENDING', 'DELIVERED', 'FAILED', 'CANCELLED'];

/** What was sent, newest first; what is on its way is looked at again until it has ended. */
export function Deliveries() {
  const speech = useLanguage();
  const { t } = speech;
  const words = t.access.delivery;
  const [endpoint, setEndpoint] = useQueryParam('endpoint');
  const [state, setState] = useQueryParam('state');
  const [chosen, choose] = useQueryParam('delivery');
  const [wrong, setWrong] = useState<CombinedError>();
  const [, replay] = useMutation(REPLAY);
  const endpoints = useAllPages(ENDPOINTS, {}, ({ notificationEndpoints }) => notificationEndpoints);
  const { nodes, isWhole, error, reload } = useAllPages(
    DELIVERIES,
    { endpoint: endpoint || null, state: (state || null) as NotificationDeliveryState | null },
    ({ notificationDeliveries }) => notificationDeliveries,
    MOST_DELIVERIES,
  );

  const isPending = nodes.some((each) => each.state === 'PENDING');
  const again = useEffectEvent(reload);
  useEffect(() => {
    if (!isPending) return undefined;
    const timer = setInterval(() => again(), LOOK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isPending]);

  const doReplay = async (id: string) => {
    const { data, error: failed } = await replay({ id });
    setWrong(failed);
    if (data) choose(data.replayDelivery.id);
    reload();
  };
  const shown = nodes.find(({ id }) => id === chosen);
  return (
    <section className="card">
      <div className="toolbar">
        <Choice
          name={words.endpoint}
          value={endpoint}
          options={[
            ['', words.everyone],
            ...endpoints.nodes.map((each) => [each.id, placeOf(each)] as const),
          ]}
          onChange={setEndpoint}
        />
        <Choice
          name={words.state}
          value={state}
          options={[['', words.anyState], ...STATES.map((each) => [each, words.states[each]] as const)]}
          onChange={setState}
        />
      </div>
      {(error ?? wrong) && <ErrorNote error={(error ?? wrong)!} retry={reload} />}
      {nodes.length === 0 && !isWhole && !error && <Loading />}
      {isWhole && nodes.length === 0 && (
        <Empty title={words.none}>
          <p>{words.noneHint}</p>
        </Empty>
      )}
      {nodes.length > 0 && (
        <DataTable
          label={t.access.tabs.deliveries}
          columns={deliveryColumns(speech, (id) => void doReplay(id))}
          rows={nodes}
          idOf={({ id }) => id}
          selected={chosen}
          onSelect={({ id }) => choose(id)}
          height={420}
        />
      )}
      {nodes.length >= MOST_DELIVERIES && !isWhole && <p className="muted">{words.some(nodes.length)}</p>}
      {shown && <DeliveryDetail delivery={shown} />}
    </section>
  );
}

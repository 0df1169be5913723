import { useEffect, useEffectEvent, useState } from 'react';
import { useClient, type AnyVariables, type CombinedError, type TypedDocumentNode } from 'urql';

interface Followed<Event> {
  /** Which stream it is of. */
  key: string;
  events: readonly Event[];
  error: CombinedError | undefined;
}

/**
 * The events of a numbered stream, each once and in order, from the first on. The socket reconnects by itself and asks
 * again from the start of the stream; what is known already is left out.
 * @param variables null: there is nothing to follow
 * @param pick finds the event in what a subscription sends
 */
export function useEvents<Data, Variables extends AnyVariables, Event extends { number: number }>(
  subscription: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
  pick: (data: Data) => Event,
): { events: readonly Event[]; error: CombinedError | undefined } {
  const client = useClient();
  const key = JSON.stringify(variables);
  const [followed, setFollowed] = useState<Followed<Event>>({ key, events: [], error: undefined });
  const pickEvent = useEffectEvent(pick);

  useEffect(() => {
    const wanted = JSON.parse(key) as Variables | null;
    if (wanted === null) return undefined;
    let last = 0;
    let events: readonly Event[] = [];
    let error: CombinedError | undefined;
    // What comes in one frame is drawn together: a thousand events a minute must not be a thousand drawings.
    let frame = 0;
    const draw = () => {
      frame = 0;
      setFollowed({ key, events, error });
    };
    const subscribed = client.subscription(subscription, wanted).subscribe(({ data, error: wrong }) => {
      error = wrong;
      const event = data && pickEvent(data);
      if (event && event.number > last) {
        last = event.number;
        events = [...events, event];
      }
      frame ||= requestAnimationFrame(draw);
    });
    return () => {
      subscribed.unsubscribe();
      cancelAnimationFrame(frame);
    };
  }, [client, subscription, key]);

  return followed.key === key ? followed : { events: [], error: undefined };
}

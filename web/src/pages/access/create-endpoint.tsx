import { useState } from 'react';
import { useMutation } from 'urql';
import { Dialog } from '../../components/dialog.tsx';
import { Choice, Field } from '../../components/field.tsx';
import type { NotificationEndpointKind, NotificationEventKind } from '../../gql/graphql.ts';
import { useLanguage } from '../../i18n/language.tsx';
import { Checks } from './checks.tsx';
import { splitList } from './create-key.tsx';
import { CREATE_MAIL_SUBSCRIPTION, CREATE_WEBHOOK } from './documents.ts';

/** What can be subscribed to: a test needs no subscription. */
const EVENTS: readonly NotificationEventKind[] = [
  'DRIFT_DETECTED',
  'PIPELINE_FINISHED',
  'MODEL_PROMOTED',
  'MODEL_NOT_PROMOTED',
  'MODEL_ROLLED_BACK',
  'DATA_BLOCKED',
  'SOURCE_FAILING',
  'CANARY_ABORTED',
];
const KINDS: readonly NotificationEndpointKind[] = ['GENERIC', 'SLACK', 'MAIL'];

interface CreateEndpointProps {
  onIssued: (place: string, secret: string) => void;
  onMade: () => void;
  onClose: () => void;
}

/** Asks who is to be told of what. */
export function CreateEndpoint({ onIssued, onMade, onClose }: CreateEndpointProps) {
  const { t, language: spoken } = useLanguage();
  const words = t.access.endpoint;
  const [, createWebhook] = useMutation(CREATE_WEBHOOK);
  const [, createMail] = useMutation(CREATE_MAIL_SUBSCRIPTION);
  const [kind, setKind] = useState<NotificationEndpointKind>('GENERIC');
  const [url, setUrl] = useState('');
  const [recipients, setRecipients] = useState('');
  const [events, setEvents] = useState<NotificationEventKind[]>([...EVENTS]);
  const [language, setLanguage] = useState<'EN' | 'ID'>(spoken === 'id' ? 'ID' : 'EN');

  const submit = async () => {
    if (kind === 'MAIL') {
      const { error } = await createMail({ input: { recipients: splitList(recipients), events, language } });
      if (!error) onMade();
      return error;
    }
    const { data, error } = await createWebhook({ input: { kind, url, events, language } });
    if (data) {
      onMade();
      // Slack does not look at signatures.
      if (kind === 'GENERIC') onIssued(url, data.createWebhook.secret);
    }
    return error;
  };
  return (
    <Dialog title={words.create} confirm={words.create} onConfirm={submit} onClose={onClose}>
      <Choice
        name={words.kind}
        value={kind}
        options={KINDS.map((each) => [each, words.kinds[each]] as const)}
        onChange={setKind}
      />
      {kind === 'MAIL' ? (
        <Field name={words.recipients} hint={words.recipientsHint}>
          <input required value={recipients} onChange={({ target }) => setRecipients(target.value)} />
        </Field>
      ) : (
        <Field name={words.url} hint={words.urlHint}>
          <input required type="url" value={url} onChange={({ target }) => setUrl(target.value)} />
        </Field>
      )}
      <Checks
        name={words.events}
        hint={words.eventsHint}
        options={EVENTS.map((event) => [event, t.access.event[event]] as const)}
        chosen={events}
        onChange={setEvents}
      />
      {kind !== 'GENERIC' && (
        <Choice
          name={words.language}
          value={language}
          options={[
            ['ID', 'Indonesia'],
            ['EN', 'English'],
          ]}
          onChange={setLanguage}
        />
      )}
    </Dialog>
  );
}

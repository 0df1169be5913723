import { expect, test } from 'vitest';
import { createSecret, signWebhook } from './sign-webhook.ts';

// The example that the libraries of Standard Webhooks are tested with.
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const SENT_AT = new Date(1_614_265_330_000);
const BODY = '{"test": 2432232314}';

test('signs as the published example of Standard Webhooks', () => {
  expect(signWebhook([SECRET], ID, SENT_AT, BODY)).toEqual({
    'webhook-id': ID,
    'webhook-timestamp': '1614265330',
    'webhook-signature': SIGNATURE,
  });
});

test('two secrets give two signatures, with a space between', () => {
  const other = createSecret();
  const [alone] = Object.values(signWebhook([other], ID, SENT_AT, BODY)).slice(-1);
  expect(signWebhook([other, SECRET], ID, SENT_AT, BODY)['webhook-signature']).toBe(`${alone} ${SIGNATURE}`);
});

test('secrets are 32 random bytes', () => {
  const [one, other] = [createSecret(), createSecret()];
  expect(one).not.toBe(other);
  expect(Buffer.from(one.replace(/^whsec_/, ''), 'base64')).toHaveLength(32);
});

import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BenchCase } from './case.ts';
import { promotionOf, sweepOf, withOurServer, work, type OurServer } from './serving-world.ts';

const REQUESTS_PER_SECOND = 500;
const QUIET_SECONDS = 10;
const SECONDS = 60;
const GOAL_SECONDS = 0.1;

/**
 * How long a prediction takes while the same process and machine fit models all the time and the alias moves every second:
 * 99 of 100 answers, counted from when each was due, so that a wait is not hidden by what is sent later.
 */
export async function servingChange(): Promise<BenchCase[]> {
  return await withOurServer(async (server) => {
    const { ask } = server;
    await work(ask, sweepOf(6, 2));
    const quiet = await load(server, QUIET_SECONDS);
    const end = new AbortController();
    const done = { moves: 0, sweeps: 0 };
    const changes = Promise.all([
      (async () => {
        for (let seed = 3; !end.signal.aborted; seed++, done.sweeps++) {
          await work(ask, sweepOf(24, seed).replace(', registerAs: "bench"', ''));
        }
      })(),
      (async () => {
        for (; !end.signal.aborted; done.moves++) {
          const second = sleep(1000);
          await work(ask, promotionOf(done.moves % 2 === 0 ? 'v1.1' : 'v1.0'));
          await second;
        }
      })(),
    ]);
    const busy = await load(server, SECONDS);
    end.abort();
    await changes;
    const ms = (seconds: number) => `${(seconds * 1000).toFixed(1)} ms`;
    return [
      {
        case: 'p99',
        ours: busy.at(0.99),
        peer: GOAL_SECONDS,
        peerName: 'the goal',
        unit: 's',
        ratio: GOAL_SECONDS / busy.at(0.99),
        limit: quiet.at(0.99),
        note: `${busy.failed} of ${busy.count} failed at ${REQUESTS_PER_SECOND}/s, median ${ms(busy.at(0.5))}, slowest ${ms(busy.at(1))}; ${done.moves} moves, ${done.sweeps} sweeps; the limit is without them`,
      },
    ];
  });
}

interface Answers {
  count: number;
  failed: number;
  /** The time in seconds that this share of the answers took at most. */
  at: (share: number) => number;
}

/** Sends requests at their times, however long the earlier ones take. */
async function load({ ours, headers, row }: OurServer, seconds: number): Promise<Answers> {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 });
  const url = `${ours}/v1/predict?model=bench`;
  const times: number[] = [];
  let failed = 0;
  const ask = async (n: number, due: number) => {
    const status = await new Promise<number>((answer) => {
      const sent = request(
        url,
        { agent, method: 'POST', headers: { ...headers, 'content-type': 'application/json' } },
        (response) => response.resume().on('end', () => answer(response.statusCode!)),
      );
      sent.on('error', () => answer(0));
      sent.end(JSON.stringify(row(n)));
    });
    times.push((performance.now() - due) / 1000);
    if (status !== 200) failed++;
  };
  const begun = performance.now();
  const answers: Promise<void>[] = [];
  for (let n = 0; n < seconds * REQUESTS_PER_SECOND; n++) {
    const due = begun + (1000 * n) / REQUESTS_PER_SECOND;
    const wait = due - performance.now();
    if (wait > 0) await sleep(wait);
    answers.push(ask(n, due));
  }
  await Promise.all(answers);
  agent.destroy();
  times.sort((a, b) => a - b);
  return { count: times.length, failed, at: (share) => times[Math.ceil(share * times.length) - 1] };
}

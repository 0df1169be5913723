import { execFile, spawn, type ChildProcess, type StdioOptions } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { freePort } from './redis.ts';
import { S3_KEYS } from './s3-keys.ts';

const run = promisify(execFile);

export interface Radosgw {
  /** Where it speaks S3. */
  endpoint: string;
  stop(): Promise<void>;
}

const START_MS = 120_000;
const POLL_MS = 200;
const DISK_BYTES = 2 ** 31;

/**
 * A real S3 server on free ports of the loopback interface: Ceph's gateway before a cluster of one node, whose disk is in
 * memory. It checks signatures, and with them the SHA-256 of what is sent.
 */
export async function startRadosgw(): Promise<Radosgw> {
  const folder = await mkdtemp(join(tmpdir(), 'gugus-radosgw-'));
  const daemons: ChildProcess[] = [];
  const stop = async () => {
    for (const daemon of daemons.toReversed()) await kill(daemon);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    return { endpoint: await start(folder, daemons), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(folder: string, daemons: ChildProcess[]): Promise<string> {
  const [port, monitorPort, clusterId] = [await freePort(), await freePort(), randomUUID()];
  const file = (name: string) => join(folder, name);
  const config = file('ceph.conf');
  await Promise.all(['mon', 'osd', 'mgr', 'rgw', 'run', 'log'].map((name) => mkdir(file(name))));
  await writeFile(config, configuration(folder, clusterId, monitorPort, port));

  const ceph = (program: string, ...args: string[]) => run(program, ['-c', config, ...args]);
  const daemon = async (program: string, ...args: string[]) => {
    await using log = await open(file(`log/${program}.out`), 'a');
    const stdio: StdioOptions = ['ignore', log.fd, log.fd];
    const child = spawn(program, ['-c', config, '-f', ...args], { stdio });
    await once(child, 'spawn');
    daemons.push(child);
  };

  const keys = file('keyring');
  await run('ceph-authtool', [
    keys,
    '--create-keyring',
    '--gen-key',
    '-n',
    'mon.',
    '--cap',
    'mon',
    'allow *',
  ]).catch(missing);
  const all = ['mon', 'osd', 'mgr'].flatMap((part) => ['--cap', part, 'allow *']);
  await run('ceph-authtool', [keys, '--gen-key', '-n', 'client.admin', ...all]);
  const map = file('monmap');
  const address = `[v2:127.0.0.1:${monitorPort}]`;
  await run('monmaptool', ['--create', '--fsid', clusterId, '--addv', 'a', address, map]);
  await ceph('ceph-mon', '-i', 'a', '--mkfs', '--monmap', map, '--keyring', keys);
  await daemon('ceph-mon', '-i', 'a');

  const diskId = randomUUID();
  await ceph('ceph', 'osd', 'new', diskId);
  await daemon('ceph-mgr', '-i', 'x');
  await ceph('ceph-osd', '-i', '0', '--mkfs', '--osd-uuid', diskId);
  await daemon('ceph-osd', '-i', '0');
  await daemon('radosgw', '-n', 'client.admin', '--keyring', keys);
  const endpoint = `http://127.0.0.1:${port}`;
  await answering(endpoint, daemons.at(-1)!, file('log/radosgw.out'));

  const user = ['user', 'create', '--uid', 'tests', '--display-name', 'tests'];
  const { AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } = S3_KEYS;
  await ceph('radosgw-admin', ...user, '--access-key', key, '--secret-key', secret);
  return endpoint;
}

function configuration(folder: string, clusterId: string, monitorPort: number, port: number): string {
  return `[global]
fsid = ${clusterId}
mon host = [v2:127.0.0.1:${monitorPort}]
public addr = 127.0.0.1
cluster addr = 127.0.0.1
auth cluster required = none
auth service required = none
auth client required = none
# The default, secure, cannot connect without authentication.
ms mon client mode = crc
mon allow pool size one = true
osd pool default size = 1
osd pool default min size = 1
osd pool default pg num = 4
osd pool default pgp num = 4
osd crush chooseleaf type = 0
osd objectstore = memstore
memstore device bytes = ${DISK_BYTES}
mon data = ${folder}/mon/a
mgr data = ${folder}/mgr
osd data = ${folder}/osd
run dir = ${folder}/run
admin socket = ${folder}/run/$name.asok
pid file = ${folder}/run/$name.pid
log file = ${folder}/log/$name.log
keyring = ${folder}/keyring

[client.admin]
rgw data = ${folder}/rgw
rgw frontends = beast endpoint=127.0.0.1:${port}
rgw enable apis = s3, admin
`;
}

async function answering(endpoint: string, gateway: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (gateway.exitCode === null && Date.now() < deadline) {
    if (
      await fetch(endpoint).then(
        () => true,
        () => false,
      )
    )
      return;
    await sleep(POLL_MS);
  }
  throw new Error(`The S3 server did not start:\n${await readFile(log, 'utf8')}`);
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}

function missing(cause: unknown): never {
  throw new Error('These tests need an S3 server: apt-get install radosgw ceph-mon ceph-osd ceph-mgr', {
    cause,
  });
}

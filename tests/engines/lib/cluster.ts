/**
 * A cluster of OpenSearch on this machine, from the modules on Maven Central: Java 17 and Maven are needed, and the
 * first time the network.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../../../src/lib/core/run.ts';

const project = join(import.meta.dirname, '..', 'opensearch');
const made = join(root, '.cache', 'engines');

const answers = (command: string, argument: string): boolean =>
  spawnSync(command, [argument], { stdio: 'ignore' }).status === 0;

/** @returns what is missing and how to get it; null when nothing is */
export function missingTools(): string | null {
  if (!answers('javac', '-version')) return 'no Java 17: apt-get install openjdk-17-jdk-headless';
  if (!answers('mvn', '-v')) return 'no Maven: apt-get install maven';
  return null;
}

/** The modules and our class that starts a node. @throws when Maven cannot get them */
function classPath(): string {
  const pom = readFileSync(join(project, 'pom.xml'), 'utf8');
  const [kept, list, classes] = ['pom.xml', 'classpath.txt', 'classes'].map((name) => join(made, name)) as [
    string,
    string,
    string,
  ];
  if (existsSync(kept) && readFileSync(kept, 'utf8') === pom) return readFileSync(list, 'utf8');
  mkdirSync(classes, { recursive: true });
  const maven = ['-q', '-B', '-f', join(project, 'pom.xml')];
  execFileSync('mvn', [...maven, 'dependency:build-classpath', `-Dmdep.outputFile=${list}`]);
  const path = `${classes}:${readFileSync(list, 'utf8')}`;
  const source = join(project, 'src', 'main', 'java', 'EngineNode.java');
  execFileSync('javac', ['--release', '17', '-cp', path, '-d', classes, source], { stdio: 'ignore' });
  writeFileSync(list, path);
  writeFileSync(kept, pom);
  return path;
}

/** A port that nothing listens on now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export interface Node {
  /** Address and port for HTTP. */
  readonly address: string;
  readonly process: ChildProcess;
}

export interface Cluster {
  readonly nodes: readonly Node[];
  stop(): Promise<void>;
}

/** Memory of a node in MB. */
const heap = 512;
const mostSeconds = 120;

async function whenReady(address: string, nodes: number): Promise<void> {
  const health = `http://${address}/_cluster/health?wait_for_nodes=${nodes}&timeout=1s`;
  for (let tries = 0; tries < mostSeconds; tries++) {
    const answer = await fetch(health).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
  throw new Error(`${address} did not become a cluster of ${nodes} nodes in ${mostSeconds} s`);
}

const ended = (child: ChildProcess): Promise<void> =>
  child.exitCode !== null || child.signalCode !== null
    ? Promise.resolve()
    : new Promise((resolve) => child.once('exit', () => resolve()));

export async function startCluster(size: number): Promise<Cluster> {
  const path = classPath();
  const home = mkdtempSync(join(tmpdir(), 'engines-'));
  const ports = await Promise.all(Array.from({ length: 2 * size }, freePort));
  const transports = ports.slice(size);
  const names = transports.map((_, k) => `node${k}`).join(',');
  const nodes = transports.map((transport, k): Node => {
    const own = join(home, `node${k}`);
    mkdirSync(own);
    const settings = {
      'node.name': `node${k}`,
      'cluster.name': `juanzong-${process.pid}`,
      'path.home': own,
      'path.data': join(own, 'data'),
      'http.port': ports[k],
      'transport.port': transport,
      'network.host': '127.0.0.1',
      'http.type': 'netty4',
      'transport.type': 'netty4',
      'discovery.seed_hosts': transports.map((port) => `127.0.0.1:${port}`).join(','),
      'cluster.initial_cluster_manager_nodes': names,
    };
    const given = Object.entries(settings).map(([key, value]) => `${key}=${value}`);
    const java = [`-Xms${heap}m`, `-Xmx${heap}m`, '-cp', path, 'EngineNode', ...given];
    const child = spawn('nice', ['-n', '10', 'java', ...java], { stdio: 'ignore' });
    return { address: `127.0.0.1:${ports[k]}`, process: child };
  });
  const stop = async (): Promise<void> => {
    for (const { process: child } of nodes) child.kill('SIGKILL');
    await Promise.all(nodes.map(({ process: child }) => ended(child)));
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await whenReady(nodes[0]?.address ?? '', size);
  } catch (error) {
    await stop();
    throw error;
  }
  return { nodes, stop };
}

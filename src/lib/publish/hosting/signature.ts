/**
 * Detached signatures of a manifest in the formats of minisign (https://jedisct1.github.io/minisign/) and signify
 * (OpenBSD): Ed25519 over the file (`Ed`) or over its BLAKE2b-512 (`ED`). Node's own cryptography does the sums.
 */
import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';

/** The file is not signed as it should be, or the signature or key is none. */
export class SignatureError extends Error {}

/** Endings of the file beside the signed one, minisign's and signify's. */
export const signatureEndings = ['.minisig', '.sig'] as const;

const untrusted = 'untrusted comment: ';
const trusted = 'trusted comment: ';

export interface PublicKey {
  /** Tells keys apart; the signature names the one that made it. 16 hex digits. */
  readonly id: string;
  readonly key: KeyObject;
}

/** Bytes of a line of base64; Node reads what is none without a word. */
function decode(line: string | undefined, length: number, what: string): Buffer {
  const bytes = Buffer.from(line ?? '', 'base64');
  if (bytes.length !== length || bytes.toString('base64') !== line) {
    throw new SignatureError(`${what}: expected ${length} bytes as base64, found “${line ?? ''}”`);
  }
  return bytes;
}

const linesOf = (text: string): string[] => text.replaceAll('\r\n', '\n').trimEnd().split('\n');

/**
 * @param text of a public key's file, or the key alone as one line of base64
 * @throws SignatureError
 */
export function readPublicKey(text: string): PublicKey {
  const lines = linesOf(text.trim());
  const bytes = decode(lines[0]?.startsWith(untrusted) ? lines[1] : lines[0], 42, 'public key');
  if (bytes.toString('latin1', 0, 2) !== 'Ed') throw new SignatureError('public key: not of Ed25519');
  const jwk = { kty: 'OKP', crv: 'Ed25519', x: bytes.subarray(10).toString('base64url') };
  return { id: bytes.toString('hex', 2, 10), key: createPublicKey({ key: jwk, format: 'jwk' }) };
}

/**
 * @param file bytes of the signed file
 * @param signature text of the file beside it
 * @returns the comment that is signed, too; null where there is none, as in signify's
 * @throws SignatureError when it is not by this key, or not of this file
 */
export function verifySignature(file: Uint8Array, signature: string, { id, key }: PublicKey): string | null {
  const [head, line, comment, seal] = linesOf(signature);
  if (!head?.startsWith(untrusted)) throw new SignatureError('signature: no “untrusted comment:” line');
  const bytes = decode(line, 74, 'signature');
  const signedBy = bytes.toString('hex', 2, 10);
  if (signedBy !== id) throw new SignatureError(`signed by key ${signedBy}, not by ${id}`);
  const signed = signedBytes(bytes.toString('latin1', 0, 2), file);
  const own = bytes.subarray(10);
  if (!verify(null, signed, key, own)) throw new SignatureError('the file is not the one that was signed');
  if (comment === undefined) return null;
  if (!comment.startsWith(trusted)) throw new SignatureError('signature: no “trusted comment:” line');
  const text = comment.slice(trusted.length);
  if (
    !verify(null, Buffer.concat([own, Buffer.from(text)]), key, decode(seal, 64, 'signature of the comment'))
  ) {
    throw new SignatureError('the trusted comment is not the one that was signed');
  }
  return text;
}

function signedBytes(algorithm: string, file: Uint8Array): Uint8Array {
  if (algorithm === 'Ed') return file;
  if (algorithm === 'ED') return createHash('blake2b512').update(file).digest();
  throw new SignatureError(`signature: unknown algorithm “${algorithm}”`);
}

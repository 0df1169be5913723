/**
 * A number from 0 up to 1 that is always the same for the same salt and key, and as good as random among keys. Keys below
 * a share stay below every larger one. FNV-1a with the finalizer of MurmurHash3: its upper bits alone hardly depend on
 * the last characters.
 */
export function keyShare(salt: string, key: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < salt.length; i++) hash = Math.imul(hash ^ salt.charCodeAt(i), 0x01000193);
  for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

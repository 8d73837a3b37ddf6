import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createEncryption } from '../../src/secrets/encryption.ts';

const current = randomBytes(32);
const retired = randomBytes(32);
const text = 'xoxb-1, with ünïcode';
const { encrypt, decrypt } = createEncryption([current, retired], 'tests');

test('what was encrypted comes back, and is never twice the same', () => {
  expect(decrypt(encrypt(text))).toBe(text);
  expect(decrypt(encrypt(''))).toBe('');
  expect(encrypt(text)).not.toEqual(encrypt(text));
  expect(encrypt(text).toString('latin1')).not.toContain('xoxb');
});

test('what a retired secret encrypted can still be read', () => {
  const earlier = createEncryption([retired], 'tests');
  expect(decrypt(earlier.encrypt(text))).toBe(text);
  expect(() => earlier.decrypt(encrypt(text))).toThrow('a secret that APP_SECRET no longer holds');
});

test("what a stranger's secret encrypted cannot, nor what is for another purpose", () => {
  const stranger = createEncryption([randomBytes(32)], 'tests');
  const otherPurpose = createEncryption([current], 'other tests');
  expect(() => decrypt(stranger.encrypt(text))).toThrow('a secret that APP_SECRET no longer holds');
  expect(() => decrypt(otherPurpose.encrypt(text))).toThrow('a secret that APP_SECRET no longer holds');
});

test('a change of any byte is noticed', () => {
  const encrypted = encrypt(text);
  for (const index of encrypted.keys()) {
    const changed = Buffer.from(encrypted);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => decrypt(changed)).toThrow('a secret that APP_SECRET no longer holds');
  }
});

test('so is what was cut short, however short', () => {
  const encrypted = encrypt(text);
  for (const length of encrypted.keys()) {
    expect(() => decrypt(encrypted.subarray(0, length))).toThrow();
  }
});

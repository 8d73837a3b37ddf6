import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createEncryption, UndecryptableError } from '../../src/secrets/encryption.ts';
import { encryptInFirstFormat } from './first-format.ts';

const current = randomBytes(32);
const retired = randomBytes(32);
const text = 'xoxb-1, with ünïcode';
const { encrypt, decrypt, header } = createEncryption([current, retired], 'tests');

test('an encrypted text can be decrypted, and differs each time', () => {
  expect(decrypt(encrypt(text, 'T1'), 'T1').text).toBe(text);
  expect(decrypt(encrypt('', 'T1'), 'T1').text).toBe('');
  expect(encrypt(text, 'T1')).not.toEqual(encrypt(text, 'T1'));
  expect(encrypt(text, 'T1').toString('latin1')).not.toContain('xoxb');
});

test('an encrypted text can be decrypted for its own record only', () => {
  expect(() => decrypt(encrypt(text, 'T1'), 'T2')).toThrow(UndecryptableError);
  expect(() => decrypt(encrypt(text, 'T1'), '')).toThrow(UndecryptableError);
});

test('an encrypted text can be decrypted for its own purpose and with its own secret only', () => {
  const otherPurpose = createEncryption([current], 'other tests');
  const stranger = createEncryption([randomBytes(32)], 'tests');
  for (const other of [otherPurpose, stranger]) {
    expect(() => decrypt(other.encrypt(text, 'T1'), 'T1')).toThrow(UndecryptableError);
    expect(() => other.decrypt(encrypt(text, 'T1'), 'T1')).toThrow(UndecryptableError);
  }
});

describe('a retired secret', () => {
  const earlier = createEncryption([retired], 'tests');

  test('still decrypts, and the result says that it is not current', () => {
    expect(decrypt(earlier.encrypt(text, 'T1'), 'T1')).toEqual({ text, isCurrent: false });
    expect(decrypt(encrypt(text, 'T1'), 'T1')).toEqual({ text, isCurrent: true });
  });

  test('does not encrypt: the header identifies the first secret', () => {
    expect(() => earlier.decrypt(encrypt(text, 'T1'), 'T1')).toThrow(UndecryptableError);
    const startsWith = (encrypted: Buffer) => encrypted.subarray(0, header.length).equals(header);
    expect([encrypt(text, 'T1'), encrypt(text, 'T2'), earlier.encrypt(text, 'T1')].map(startsWith)).toEqual([
      true,
      true,
      false,
    ]);
  });
});

test('a text in the first format, which names no record, can still be decrypted', () => {
  expect(decrypt(encryptInFirstFormat(current, 'tests', text), 'T1')).toEqual({ text, isCurrent: true });
  expect(decrypt(encryptInFirstFormat(retired, 'tests', text), 'T1')).toEqual({ text, isCurrent: false });
  expect(() => decrypt(encryptInFirstFormat(randomBytes(32), 'tests', text), 'T1')).toThrow(
    UndecryptableError,
  );
});

describe.each([
  ['today', encrypt(text, 'T1')],
  ['in the first format', encryptInFirstFormat(current, 'tests', text)],
])('of a text encrypted %s', (_when, encrypted) => {
  test('a change of any byte is detected', () => {
    for (const index of encrypted.keys()) {
      const changed = Buffer.from(encrypted);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(() => decrypt(changed, 'T1')).toThrow(UndecryptableError);
    }
  });

  test('a missing end of any length is detected', () => {
    for (const length of encrypted.keys()) {
      expect(() => decrypt(encrypted.subarray(0, length), 'T1')).toThrow(UndecryptableError);
    }
  });
});

import { describe, expect, test } from 'vitest';
import { addressWarning } from '../../../../src/domain/invitations/lifecycle/address-warning.ts';

const suggestion = (address: string, ownDomain = 'acme.com') => {
  const warning = addressWarning(address, ownDomain);
  return warning?.kind === 'typo' ? warning.suggestion : undefined;
};

describe('an email domain one typo away', () => {
  test.for([
    ['ted@acne.com', 'ted@acme.com', 'a letter changed'],
    ['ted@acmee.com', 'ted@acme.com', 'a letter too many'],
    ['ted@ame.com', 'ted@acme.com', 'a letter too few'],
    ['ted@amce.com', 'ted@acme.com', 'two letters swapped'],
    ['ted@acme.co', 'ted@acme.com', 'at the end'],
    ['ted@gmial.com', 'ted@gmail.com', 'of a provider'],
    ['ted@hotmial.com', 'ted@hotmail.com', 'of another'],
    ['ted@xn--acm-dma.com', 'ted@acme.com', 'an accent'],
    ['ted@xn--cme-5cd.com', 'ted@acme.com', 'a letter of another alphabet'],
    ['acne@acne.com', 'acne@acme.com', 'in the domain alone'],
  ])('%s suggests %s: %s', ([typed = '', meant]) => {
    expect(suggestion(typed)).toBe(meant);
  });

  test.for([
    'ted@acme.com',
    'ted@amec.org',
    'ted@globex.com',
    'ted@sub.acme.com',
    'ted@cam.com',
    'ted@a.com',
    'ted@acmexy.com',
    'ted@acmeme.com',
  ])('does not include %s', (address) => {
    expect(suggestion(address)).toBeUndefined();
  });

  test('gives no warning if it is the organization’s own', () => {
    expect(addressWarning('ted@gmall.com', 'gmall.com')).toBeUndefined();
  });

  test('gives no warning if both are common providers', () => {
    for (const domain of ['gmail.com', 'ymail.com', 'mail.com', 'email.com', 'gmx.net', 'gmx.de']) {
      expect(suggestion(`ted@${domain}`)).toBeUndefined();
    }
  });
});

describe('a free-mail address', () => {
  test('gives a warning if colleagues use work addresses', () => {
    expect(addressWarning('ted@gmail.com', 'acme.com')).toEqual({
      kind: 'free-mail',
      address: 'ted@gmail.com',
    });
  });

  test('is not one of example.com, which gives addresses to nobody', () => {
    expect(addressWarning('ted@example.com', 'acme.com')).toBeUndefined();
  });

  test('gives no warning if colleagues use free mail too', () => {
    expect(addressWarning('ted@gmail.com', 'gmail.com')).toBeUndefined();
    expect(addressWarning('ted@outlook.com', 'gmail.com')).toBeUndefined();
  });
});

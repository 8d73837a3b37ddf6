import { expect, test } from 'vitest';
import { html, mailtoUrl } from '../../src/text/html.ts';

test('a value is escaped in an element and in an attribute', () => {
  const hostile = `"><script>alert('&')</script>`;
  expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
  );
});

test('nested markup is not escaped, and text in a list is', () => {
  const items = ['a & b', html`<b>c</b>`];
  expect(html`<p>${items}</p>`.toString()).toBe('<p>a &amp; b<b>c</b></p>');
});

test('an object that only looks like markup is refused', () => {
  const forged: unknown = JSON.parse('{"markup":"<b>","toString":"<b>"}');
  // @ts-expect-error: a template accepts text and markup only.
  expect(() => html`${forged}`).toThrow(TypeError);
});

test('null, undefined and false are left out, and zero is not', () => {
  expect(html`[${null}${undefined}${false}${0}]`.toString()).toBe('[0]');
});

test('a mailto link contains the whole address and no other header', () => {
  expect(mailtoUrl('grace@acme.com')).toBe('mailto:grace@acme.com');
  expect(mailtoUrl('a?cc=v&b@acme.com')).toBe('mailto:a%3Fcc%3Dv%26b@acme.com');
});

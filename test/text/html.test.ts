import { expect, test } from 'vitest';
import { html } from '../../src/text/html.ts';

test('values are text, in an element and in an attribute, whatever they hold', () => {
  const hostile = `"><script>alert('&')</script>`;
  expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
    '<p title="&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;">&quot;&gt;&lt;script&gt;alert(&#39;&amp;&#39;)&lt;/script&gt;</p>',
  );
});

test('markup made by the tag stays markup, and text in a list is escaped too', () => {
  const items = ['a & b', html`<b>c</b>`];
  expect(html`<p>${items}</p>`.toString()).toBe('<p>a &amp; b<b>c</b></p>');
});

test('an object that only looks like markup is text', () => {
  const forged: unknown = JSON.parse('{"markup":"<b>","toString":"<b>"}');
  // @ts-expect-error: nothing but text and markup may stand in a template.
  expect(() => html`${forged}`).toThrow(TypeError);
});

test('what is absent leaves nothing behind, and zero is a number', () => {
  expect(html`[${null}${undefined}${false}${0}]`.toString()).toBe('[0]');
});

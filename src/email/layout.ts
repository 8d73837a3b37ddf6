import { type Html, html } from '../text/html.ts';

/**
 * A whole email around its parts. Tables and inline styles carry the light look everywhere, Outlook included; the
 * style sheet adds the dark one where clients know it (Apple Mail, Outlook for Mac and mobile, Thunderbird;
 * Outlook.com marks with `data-ogsc` what it has darkened). Webmail drops `<html>` and `<body>`, so an element inside
 * says the language and its direction again.
 */
export function emailDocument(parts: { title: string; preview: string; body: Html; footer: Html }): string {
  return html`<!doctype html>
<html lang="en" dir="ltr" xmlns:o="urn:schemas-microsoft-com:office:office">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">
<meta name="x-apple-disable-message-reformatting" content="">
<title>${parts.title}</title>
<!--[if mso]><xml><o:OfficeDocumentSettings><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><style>td,p,a,h1{font-family:Arial,sans-serif !important}</style><![endif]-->
${style}
</head>
<body class="page" style="margin:0;padding:0;background-color:#f3f4f6;-webkit-text-size-adjust:100%;text-size-adjust:100%;">
<div lang="en" dir="ltr">
${preheader(parts.preview)}
<table class="page" role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f3f4f6" style="background-color:#f3f4f6;">
  <tr>
    <td align="center" style="padding:24px 12px;">
      <!--[if mso]><table role="presentation" width="560" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->
      <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;table-layout:fixed;text-align:left;font-family:${fonts};">
        <tr>
          <td class="muted" style="padding:0 24px 16px;font-size:16px;line-height:24px;font-weight:bold;color:#57606a;">WeGotWork</td>
        </tr>
        <tr>
          <td class="card" bgcolor="#ffffff" style="padding:28px 24px 20px;background-color:#ffffff;border-radius:12px;overflow-wrap:break-word;word-wrap:break-word;">${parts.body}
          </td>
        </tr>
        <tr>
          <td style="padding:20px 24px 0;overflow-wrap:break-word;word-wrap:break-word;">${parts.footer}
          </td>
        </tr>
      </table>
      <!--[if mso]></td></tr></table><![endif]-->
    </td>
  </tr>
</table>
</div>
</body>
</html>
`.toString();
}

const fonts = 'system-ui, -apple-system, Segoe UI, Roboto, Helvetica, Arial, sans-serif';

const style = html`<style>
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .page { background-color: #0d1117 !important; }
  .card { background-color: #161b22 !important; }
  .text { color: #e6edf3 !important; }
  .muted { color: #9da7b3 !important; }
  .link { color: #79b8ff !important; }
  .note { border-color: #3d444d !important; }
}
[data-ogsc] .text { color: #e6edf3 !important; }
[data-ogsc] .muted { color: #9da7b3 !important; }
[data-ogsc] .link { color: #79b8ff !important; }
</style>`;

/**
 * What a list of emails shows after the subject; the joiners keep the body's first words from following it. It is
 * hidden without a colour or a tiny font, which spam filters take for hidden text.
 */
function preheader(text: string): Html {
  return html`<div style="display:none;max-height:0;overflow:hidden;mso-hide:all;">${text}${'\u034F\u200C\u00A0'.repeat(60)}</div>`;
}

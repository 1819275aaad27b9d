/** How the sample article looks: a page of somebody else's, calmer and wider than a form. */
export const ARTICLE_CSS = `
body{background:#fff}
main.w,header .w{max-width:720px;padding:0 16px}
main.w{padding-top:20px}
[data-luodi-site]{margin:20px 0}
header{padding:0 0 28px}
.top{display:flex;justify-content:space-between;max-width:720px;margin:0 auto;padding:14px 16px;font-size:14px;line-height:20px;color:var(--mast2)}
.top b{color:#fff;font-weight:600}
header h1{margin-top:14px;font-size:24px;line-height:34px}
.hero{display:block;width:100%;height:auto;margin:0 0 20px;border-radius:12px}
.art p{font-size:17px;line-height:30px;margin-bottom:16px}
.art h2{font-size:19px;line-height:28px;font-weight:600;margin:28px 0 10px}
.facts{display:grid;grid-template-columns:repeat(3,1fr);grid-gap:1px;margin:8px 0 20px;border:1px solid #e1e5ea;border-radius:12px;background:#e1e5ea;overflow:hidden}
.facts div{padding:12px 14px;background:#fff}
.facts dt{font-size:13px;line-height:19px;color:var(--ink3)}
.facts dd{font-size:18px;line-height:26px;font-weight:600}
.hint{margin:14px 0 4px;font-size:14px;line-height:21px;color:var(--ink2);text-align:center}
main .ft{margin-top:20px;padding-top:12px;border-top:1px solid #e1e5ea}
@media(max-width:520px){.facts{grid-template-columns:1fr 1fr}.facts dd{font-size:16px}header h1{font-size:22px;line-height:31px;margin-top:6px}.art p{font-size:16px;line-height:28px}}
@media(min-width:700px){header h1{font-size:30px;line-height:42px}header .w{padding:0 16px}}
`;

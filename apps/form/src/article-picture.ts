import { html, type Html } from './html';

/** Workshops in front of hills: drawn here, because a page of ours fetches nothing. The text beside it says all. */
export function articlePicture(): Html {
  const halls = [40, 236, 432].map(
    (x) =>
      html`<g transform="translate(${x} 0)">
        <path fill="#f7fafd" d="M0 250v-74l57-24 57 24 57-24v98z" />
        <path fill="#1b5dab" d="M0 176l57-24 57 24 57-24v8l-57 24-57-24-57 24z" />
        <path fill="#b7cbe3" d="M16 196h28v18H16zm44 0h28v18H60zm44 0h28v18h-28z" />
        <path fill="#5c7597" d="M62 222h48v28H62z" />
      </g>`,
  );
  return html`<svg class="hero" viewBox="0 0 688 290" aria-hidden="true">
    <path fill="#dbe8f6" d="M0 0h688v290H0z" />
    <circle cx="560" cy="70" r="30" fill="#fff" />
    <path fill="#b9cfe8" d="M0 180l90-70 80 60 110-90 130 100 90-60 188 90v80H0z" />
    <path fill="#96b4d6" d="M0 220l130-60 120 50 140-50 120 50 178-40v120H0z" />
    ${halls}
    <path fill="#f7fafd" d="M628 250V120h44v130z" />
    <path fill="#1b5dab" d="M628 120h44v12h-44z" />
    <path
      fill="#b7cbe3"
      d="M636 144h12v12h-12zm18 0h12v12h-12zm-18 26h12v12h-12zm18 0h12v12h-12zm-18 26h12v12h-12zm18 0h12v12h-12z"
    />
    <path fill="#4c6485" d="M0 250h688v40H0z" />
    <path
      fill="#e6eef8"
      d="M20 268h60v4H20zm110 0h60v4h-60zm110 0h60v4h-60zm110 0h60v4h-60zm110 0h60v4h-60zm110 0h60v4h-60z"
    />
  </svg>`;
}

import { useEffect, type ReactNode } from 'react';

/** The title row of a page; also the document's title. */
export function PageHeader(props: {
  readonly title: string;
  readonly sub?: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
}) {
  useDocumentTitle(props.title);
  return (
    <header className="page-head">
      <h1>{props.title}</h1>
      {props.sub !== undefined && <span className="sub">{props.sub}</span>}
      {props.children}
      {props.actions !== undefined && <div className="end">{props.actions}</div>}
    </header>
  );
}

/** Sets the tab's title while the page is shown. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · 落地 Luodi`;
  }, [title]);
}

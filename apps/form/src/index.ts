import type { FormPages } from '@luodi/capture';
import { renderArticle } from './article-page';
import { readAssets } from './assets';
import { renderDone } from './done-page';
import { renderForm } from './form-page';
import { renderMessage } from './message-page';
import { renderNotice } from './notice-page';
import { renderStatus } from './status-page';
import { widgetForm } from './widget-form';
import { renderWidgetPreview } from './widget-preview-page';
import { renderWithdraw } from './withdraw-page';

/**
 * The public pages. `assetsDir` is where the form was built to (dist/form); style and script are read once,
 * here. Throws when the directory holds a script but no style sheet.
 */
export function createFormPages(assetsDir: string): FormPages {
  const assets = readAssets(assetsDir);
  return {
    form: (view) => renderForm(assets, view),
    done: (view) => renderDone(assets, view),
    status: (view) => renderStatus(assets, view),
    withdraw: (view) => renderWithdraw(assets, view),
    notice: (view) => renderNotice(assets, view),
    message: (view) => renderMessage(assets, view),
    article: (view) => renderArticle(assets, view),
    widgetPreview: (view, mode, version) => renderWidgetPreview(assets, view, mode, version),
    widget: (view, version) => widgetForm(assets.widgetCss, view, version),
  };
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The built style sheet and script, put into every page as they are. */
export interface Assets {
  readonly css: string;
  readonly script: string;
  /** Solves the riddle of a guarded site. */
  readonly proofScript: string;
  /** The looks of the form that the widget draws. */
  readonly widgetCss: string;
}

/**
 * Reads form.css and form.js from the directory the form is built into. Without a build (unit specs) the
 * style sheet is taken from the source and there is no script: the pages work without one.
 */
export function readAssets(directory: string): Assets {
  const script = join(directory, 'form.js');
  if (!existsSync(script))
    return {
      css: readFileSync(join(__dirname, 'styles.css'), 'utf8'),
      script: '',
      proofScript: '',
      widgetCss: readFileSync(join(__dirname, 'client/widget/form.css'), 'utf8'),
    };
  return {
    css: withoutComments(readFileSync(join(directory, 'form.css'), 'utf8')),
    script: readScript(script),
    proofScript: readScript(join(directory, 'proof.js')),
    widgetCss: withoutComments(readFileSync(join(directory, 'widget-extra.css'), 'utf8')),
  };
}

/** A closing tag inside a script would end it early. */
function readScript(file: string): string {
  return readFileSync(file, 'utf8')
    .trim()
    .replace(/<\/(script)/gi, '<\\/$1');
}

/** The bundler leaves a mark of its own behind. */
function withoutComments(css: string): string {
  return css.replace(/\/\*.*?\*\//gs, '').trim();
}

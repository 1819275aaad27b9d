import './widget/form.css';
import { solve, type Challenge } from './solve';

/**
 * What the widget does not carry: its form's style sheet, which travels with the definition, and the solver, fetched as
 * `/widget-extra.js` only while a site asks for proof of work.
 */
const page = window as unknown as { luodiWidget?: { solve?: (task: Challenge) => Promise<string> } };
if (page.luodiWidget) page.luodiWidget.solve = solve;

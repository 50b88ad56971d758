import { html, nothing, type TemplateResult } from 'lit';
import type { SelectBody } from '../../core/decide/screen/comparison';
import { actionButton, type View } from './view';

/** Where the fact of the focused cell comes from: below the page, so that nothing moves for it. */
export function evidence(view: View, body: SelectBody): TemplateResult | typeof nothing {
	const [row = '', key = ''] = split(view.own.cell);
	const at = body.columns.findIndex((column) => column.key === key);
	const cell = body.groups.flatMap(({ rows }) => rows).find(({ id }) => id === row)?.cells[at];
	const column = body.columns[at];
	if (!cell || !column || view.own.quiet) {
		return nothing;
	}
	const { heading, lines, actions } = cell.evidence;
	const close = () => view.set({ quiet: true });
	return html`<aside
		id="evidence"
		aria-label=${view.words.evidence}
		@keydown=${(event: KeyboardEvent) => {
			if (event.key === 'Escape') {
				close();
			}
		}}
	>
		<p><strong>${heading}</strong> <span class="quiet">${column.name}</span></p>
		<dl>${lines.map(({ label, text }) => html`<dt>${label}</dt><dd>${text}</dd>`)}</dl>
		<p>
			${actions.map((action) => actionButton(view, action))}
			<button type="button" class="link" id="close-evidence" @click=${close}>${view.words.closeEvidence}</button>
		</p>
	</aside>`;
}

function split(cell: string): readonly string[] {
	const bar = cell.indexOf('|');
	return bar < 0 ? [] : [cell.slice(0, bar), cell.slice(bar + 1)];
}

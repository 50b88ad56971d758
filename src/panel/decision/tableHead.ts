import { html, nothing, type TemplateResult } from 'lit';
import type { Column } from '../../core/decide/screen/comparison';
import type { Placed } from './columns';
import { actionButton, filled, sign, type View } from './view';

/** Names with verdicts, which stay in sight; below them what can be done with each, which scrolls away. */
export function tableHead(view: View, columns: readonly Placed[], stop: string): TemplateResult {
	return html`<thead>
		<tr class="names">
			<td></td>
			${columns.map(
				({ column: { name, verdict } }) => html`<th scope="col">
					<span class="name" title=${name}>${name}</span>
					<span class=${`verdict ${verdict.mark}`}>${sign(verdict.mark, view.words)}${verdict.text}</span>
				</th>`,
			)}
		</tr>
		<tr class="about">
			<td></td>
			${columns.map(({ column }) => html`<td>${about(view, column, stop)}</td>`)}
		</tr>
	</thead>`;
}

function about(view: View, column: Column, stop: string): TemplateResult {
	const { words, own, set } = view;
	const { key, name, reasons } = column;
	const open = own.open.includes(key);
	const cell = (what: string) => ({ cell: `${what}|${key}`, stop });
	return html`<div class="quiet small">${column.about}</div>
		<div class="doing small">
			${column.actions.map((action) => actionButton(view, action, 'link', cell(action.id), name))}
			<button
				type="button"
				class="link"
				id=${`hide ${key}`}
				data-cell=${cell(`hide ${key}`).cell}
				tabindex=${stop === cell(`hide ${key}`).cell ? 0 : -1}
				@click=${() => set({ hidden: [...own.hidden, key] })}
			>
				${words.hide}<span class="reader"> ${name}</span>
			</button>
			<button
				type="button"
				class="link"
				id=${`reasons ${key}`}
				data-cell=${cell(`reasons ${key}`).cell}
				tabindex=${stop === cell(`reasons ${key}`).cell ? 0 : -1}
				aria-expanded=${open ? 'true' : 'false'}
				?hidden=${reasons.length === 0}
				@click=${() => set({ open: open ? own.open.filter((one) => one !== key) : [...own.open, key] })}
			>
				${filled(reasons.length === 1 ? words.oneReason : words.reasons, reasons.length)}<span class="reader"> ${name}</span>
			</button>
		</div>
		${
			open && reasons.length > 0
				? html`<ul class="reasons small">
					${reasons.map(({ mark, text }) => html`<li class=${mark}>${sign(mark, words)}${text}</li>`)}
				</ul>`
				: nothing
		}`;
}

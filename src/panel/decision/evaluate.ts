import { html, nothing, type TemplateResult } from 'lit';
import type { EvaluateBody } from '../../core/decide/screen/screen';
import { SentResult } from './sentResult';
import { actionButton, filled, sign, type View } from './view';

/** Technique, the board of claims and measurements, a form for a result, and the three ways back. */
export function evaluate(view: View, body: EvaluateBody): TemplateResult {
	const { words, send } = view;
	return html`<h2 class="name">${body.candidate.name}</h2>
		<div class="line" role="group" aria-label=${words.technique}>
			<span class="quiet">${words.technique}</span>
			${body.techniques.map(
				({ id, label, about, chosen }) => html`<button
					type="button"
					class=${chosen ? 'chip chosen' : 'chip'}
					id=${`technique ${id}`}
					aria-pressed=${chosen ? 'true' : 'false'}
					title=${about}
					@click=${() =>
						send({
							act: 'step',
							step: { do: 'evaluate', candidate: body.candidate.key, technique: id },
						})}
				>
					${label}
				</button>`,
			)}
		</div>
		${board(view, body)} ${entry(view, body)} ${backs(view, body)}
		${
			body.turns.length > 0
				? html`<section>
					<h2>${words.turns}</h2>
					<ol>${body.turns.map((turn) => html`<li>${turn}</li>`)}</ol>
				</section>`
				: nothing
		}`;
}

/** So many claims that nobody has measured stand on the board at once; the others are behind a line. */
const mostClaims = 6;

function board({ words }: View, { board: rows, empty, folder, faults }: EvaluateBody): TemplateResult {
	const measured = rows.filter(({ mark }) => mark !== 'not-stated');
	const claims = rows.filter(({ mark }) => mark === 'not-stated');
	const more = claims.slice(mostClaims);
	return html`<section>
		<h2>${words.board}</h2>
		${faults.map((fault) => html`<p class="notice warning"><span class="sign" aria-hidden="true">!</span><span>${fault}</span></p>`)}
		${
			rows.length === 0
				? html`<p class="empty">${empty}</p>`
				: boardTable(words, [...measured, ...claims.slice(0, mostClaims)])
		}
		${
			more.length > 0
				? html`<details>
					<summary class="small">${filled(words.moreClaims, more.length)}</summary>
					${boardTable(words, more)}
				</details>`
				: nothing
		}
		<p class="quiet small">${filled(words.resultsFolder, folder)}</p>
	</section>`;
}

/** Roles are written out: on a narrow page the style makes blocks of the rows, which takes the roles of a table away. */
function boardTable(words: View['words'], rows: EvaluateBody['board']): TemplateResult {
	return html`<div class="scroll" role="region" aria-label=${words.board} tabindex="0">
		<table class="plain board" role="table">
			<thead role="rowgroup">
				<tr role="row">
					${[words.model, words.metric, words.claimed, words.measured, words.difference].map(
						(word) => html`<th scope="col" role="columnheader">${word}</th>`,
					)}
				</tr>
			</thead>
			<tbody role="rowgroup">
				${rows.map(
					(row) => html`<tr role="row">
						<th scope="row" role="rowheader">${row.candidate}</th>
						<td role="cell" data-label=${words.metric}>${row.metric}</td>
						<td role="cell" data-label=${words.claimed}>${row.claimed}</td>
						<td role="cell" data-label=${words.measured}>${row.measured}</td>
						<td role="cell" class=${row.mark}>${sign(row.mark, words)}${row.note}<span class="note">${row.about}</span></td>
					</tr>`,
				)}
			</tbody>
		</table>
	</div>`;
}

const fields = ['metric', 'value', 'latency', 'memory', 'hardware'] as const;
const result = new SentResult();

/** Fields of a result are the page's own: no screen redraws what is typed there, so they are emptied by hand. */
function emptySaved(saved: number): void {
	const inputOf = (name: string) => document.querySelector<HTMLInputElement>(`.measure [name="${name}"]`);
	const now = Object.fromEntries(fields.map((name) => [name, inputOf(name)?.value ?? '']));
	for (const name of result.heard(saved, now)) {
		const input = inputOf(name);
		if (input) {
			input.value = '';
		}
	}
}

function entry({ words, send }: View, { metrics, entry: { saved, fault } }: EvaluateBody): TemplateResult {
	emptySaved(saved);
	const submit = (event: Event) => {
		event.preventDefault();
		const form = event.currentTarget as HTMLFormElement;
		const value = (name: string) => form.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value ?? '';
		const typed = {
			metric: value('metric'),
			value: value('value'),
			latency: value('latency'),
			memory: value('memory'),
			hardware: value('hardware'),
		};
		result.note(typed);
		send({ act: 'measure', ...typed });
	};
	const field = (name: (typeof fields)[number], placeholder: string) =>
		html`<label>${words[name]}<input name=${name} id=${`measure-${name}`} type="text" maxlength="200" autocomplete="off" placeholder=${placeholder} aria-describedby="measure-fault" list=${name === 'metric' ? 'metrics' : nothing} /></label>`;
	return html`<section>
		<h2>${words.enterResult}</h2>
		<form class="line measure" @submit=${submit}>
			${field('metric', 'accuracy')} ${field('value', '0.91')} ${field('latency', '0.02')} ${field('memory', '1.5 GB')}
			${field('hardware', 'CPU')}
			<datalist id="metrics">${metrics.map((metric) => html`<option value=${metric}></option>`)}</datalist>
			<button class="plain" id="measure">${words.save}</button>
		</form>
		<p role="status" class="fault small" id="measure-fault">${fault === undefined ? nothing : html`<span class="sign" aria-hidden="true">✕</span> ${fault}`}</p>
	</section>`;
}

function backs(view: View, { backs: all }: EvaluateBody): TemplateResult {
	const { words } = view;
	return html`<section class="backs">
		<h2>${words.poor}</h2>
		<ul>
			${all.map(
				({ id, label, about }) => html`<li>
					${actionButton(view, {
						id: `back ${id}`,
						label,
						asks: words.poorQuestion,
						does: { act: 'step', step: { do: 'poor', back: id, why: '' } },
					})}
					<span class="quiet">${about}</span>
				</li>`,
			)}
		</ul>
	</section>`;
}
